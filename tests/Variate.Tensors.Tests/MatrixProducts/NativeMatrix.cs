using System.Numerics;
using System.Runtime.InteropServices;

namespace Variate.Tensors.Tests.MatrixProducts;

/// <summary>A matrix that ends where its allocation ends, between guard values that a stray write would change.</summary>
internal sealed unsafe class NativeMatrix<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private const int GuardCount = 32;
    private static readonly T Guard = T.CreateChecked(-77);

    private readonly T* _memory;
    private readonly int _length;

    public NativeMatrix(int rows, int columns, int padding = 0)
    {
        Rows = rows;
        Columns = columns;
        Stride = columns + padding;
        _length = rows * Stride;
        _memory = (T*)NativeMemory.Alloc((nuint)(_length + 2 * GuardCount), (nuint)sizeof(T));
        new Span<T>(_memory, _length + 2 * GuardCount).Fill(Guard);
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Stride { get; }

    public T* Data => _memory + GuardCount;

    public T this[int row, int column]
    {
        get => Data[row * Stride + column];
        set => Data[row * Stride + column] = value;
    }

    /// <summary>Fills the matrix with values of full mantissas, different for each <paramref name="stream"/>.</summary>
    public NativeMatrix<T> Fill(uint stream)
    {
        uint state = stream * 2654435761 + 12345;
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                state = state * 1664525 + 1013904223;
                this[i, j] = T.CreateTruncating((state / 4294967296.0 - 0.5) * 1.7);
            }
        }

        return this;
    }

    /// <summary>Whether everything around the matrix, the padding of its rows included, is untouched.</summary>
    public bool IsGuardIntact()
    {
        for (int i = 0; i < GuardCount; i++)
        {
            if (_memory[i] != Guard || Data[_length + i] != Guard)
            {
                return false;
            }
        }

        for (int i = 0; i < Rows; i++)
        {
            for (int j = Columns; j < Stride; j++)
            {
                if (this[i, j] != Guard)
                {
                    return false;
                }
            }
        }

        return true;
    }

    public void Dispose() => NativeMemory.Free(_memory);
}
