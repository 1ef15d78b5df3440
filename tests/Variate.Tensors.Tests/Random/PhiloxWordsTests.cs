using System.Runtime.Intrinsics.X86;
using Variate.Tensors.Random;

namespace Variate.Tensors.Tests.Random;

public sealed unsafe class PhiloxWordsTests
{
    // One word more than the groups, to see that nothing is written behind them.
    private const uint Canary = 0xDEADBEEF;

    private delegate void Filler(RandomKey key, ulong firstGroup, uint* words, nint groupCount);

    public static TheoryData<ulong, int> Ranges => new()
    {
        { 0, 1 }, { 0, 2 }, { 3, 5 }, { 0x1FFF_FFFF, 4 }, { 0x03FF_FFFF_FFFF_FFFF, 3 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void FillPortable_Range_IsTheScalarSequence(ulong firstGroup, int groupCount)
    {
        Check(PhiloxWords.FillPortable, firstGroup, groupCount);
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Fill256_Range_IsTheScalarSequence(ulong firstGroup, int groupCount)
    {
        if (Avx2.IsSupported)
        {
            Check(PhiloxWords.Fill256, firstGroup, groupCount);
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Fill512_Range_IsTheScalarSequence(ulong firstGroup, int groupCount)
    {
        if (Avx512F.IsSupported)
        {
            Check(PhiloxWords.Fill512, firstGroup, groupCount);
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Fill_Range_IsTheScalarSequence(ulong firstGroup, int groupCount)
    {
        Check(PhiloxWords.Fill, firstGroup, groupCount);
    }

    private static void Check(Filler fill, ulong firstGroup, int groupCount)
    {
        RandomKey key = RandomKey.FromSeed(11).For("words");
        uint[] words = new uint[(groupCount * 32) + 1];
        words[^1] = Canary;

        fixed (uint* pointer = words)
        {
            fill(key, firstGroup, pointer, groupCount);
        }

        for (int i = 0; i < words.Length - 1; i++)
        {
            Assert.Equal(ReferencePhilox.Word(key, (firstGroup * 32) + (ulong)i), words[i]);
        }

        Assert.Equal(Canary, words[^1]);
    }
}
