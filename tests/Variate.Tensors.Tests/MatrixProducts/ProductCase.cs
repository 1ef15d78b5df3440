using System.Numerics;
using Variate.Tensors.MatrixProducts;

namespace Variate.Tensors.Tests.MatrixProducts;

/// <summary>One product and the loop that defines its result. Bit 0 of form: A is stored transposed; bit 1: B is.</summary>
internal sealed unsafe class ProductCase<T>(int rows, int columns, int inner, int form, InitialKind initialKind)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool _transposeA = (form & 1) != 0;
    private readonly bool _transposeB = (form & 2) != 0;

    public void CheckAgainstScalarLoop(VectorWidth width, Workers? workers)
    {
        using NativeMatrix<T> a = (_transposeA ? new NativeMatrix<T>(inner, rows, 3) : new NativeMatrix<T>(rows, inner, 3)).Fill(1);
        using NativeMatrix<T> b = (_transposeB ? new NativeMatrix<T>(columns, inner, 1) : new NativeMatrix<T>(inner, columns, 1)).Fill(2);
        using NativeMatrix<T> c = new NativeMatrix<T>(rows, columns, columns == 1 ? 0 : 2).Fill(3);
        using NativeMatrix<T> initial = new NativeMatrix<T>(initialKind == InitialKind.Row ? 1 : rows, columns).Fill(4);
        T[] expected = Expected(a, b, c, initial);

        Product<T> product = MatrixProduct.Create<T>(
            _transposeA, _transposeB, rows, columns, inner, a.Data, a.Stride, b.Data, b.Stride, c.Data, c.Stride,
            initialKind switch { InitialKind.None => null, InitialKind.Result => c.Data, _ => initial.Data },
            initialKind switch { InitialKind.Row => 0, InitialKind.Result => c.Stride, _ => initial.Stride });
        MatrixProduct.Multiply(product, width, workers);

        Assert.True(c.IsGuardIntact(), $"Wrote outside C: {this}");
        for (int i = 0; i < expected.Length; i++)
        {
            if (c[i / columns, i % columns] != expected[i])
            {
                Assert.Fail($"Element {i}: expected {expected[i]:R}, got {c[i / columns, i % columns]:R}: {this}");
            }
        }
    }

    public override string ToString() =>
        FormattableString.Invariant($"{typeof(T).Name} [{rows}, {columns}, {inner}], form {form}, initial {initialKind}");

    private T[] Expected(NativeMatrix<T> a, NativeMatrix<T> b, NativeMatrix<T> c, NativeMatrix<T> initial)
    {
        var expected = new T[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                T sum = T.Zero;
                for (int k = 0; k < inner; k++)
                {
                    sum = T.FusedMultiplyAdd(_transposeA ? a[k, i] : a[i, k], _transposeB ? b[j, k] : b[k, j], sum);
                }

                expected[i * columns + j] = initialKind switch
                {
                    InitialKind.None => sum,
                    InitialKind.Row => sum + initial[0, j],
                    InitialKind.Matrix => sum + initial[i, j],
                    _ => sum + c[i, j],
                };
            }
        }

        return expected;
    }
}
