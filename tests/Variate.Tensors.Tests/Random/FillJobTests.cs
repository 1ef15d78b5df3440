using Variate.Tensors.Random;

namespace Variate.Tensors.Tests.Random;

public sealed unsafe class FillJobTests
{
    [Theory]
    [InlineData(ElementType.Float32, 5003)]
    [InlineData(ElementType.Float64, 5003)]
    [InlineData(ElementType.Float32, 64)]
    [InlineData(ElementType.Float64, 5)]
    public void Execute_AnyPartCountInAnyOrder_GivesTheSameBits(ElementType type, int count)
    {
        byte[] whole = Run(type, count, 1);

        foreach (int partCount in (int[])[2, 3, 7, 64, 500])
        {
            Assert.Equal(whole, Run(type, count, partCount));
        }
    }

    private static byte[] Run(ElementType type, int count, int partCount)
    {
        // Eight bytes more than float64 needs, all ones: what lies behind the end must stay.
        byte[] y = new byte[(count + 1) * sizeof(double)];
        Array.Fill(y, byte.MaxValue);
        fixed (byte* pointer = y)
        {
            var job = new FillJob<NormalLaw>(type, RandomKey.FromSeed(3), pointer, count);
            for (int part = partCount - 1; part >= 0; part--)
            {
                job.Execute(part, partCount);
            }
        }

        int used = count * (type == ElementType.Float32 ? sizeof(float) : sizeof(double));
        Assert.All(y.Skip(used), b => Assert.Equal(byte.MaxValue, b));
        return y;
    }
}
