using Variate.Tensors.Random;

namespace Variate.Tensors.Tests.Random;

public sealed class PhiloxTests
{
    /// <summary>The known answers for philox4x32-10 distributed with Random123 (file kat_vectors).</summary>
    public static TheoryData<uint[], uint[], uint[]> KnownAnswers => new()
    {
        {
            [0, 0, 0, 0],
            [0, 0],
            [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
        },
        {
            [0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF],
            [0xFFFFFFFF, 0xFFFFFFFF],
            [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]
        },
        {
            [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344],
            [0xA4093822, 0x299F31D0],
            [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]
        },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Block_KnownCounterAndKey_IsTheKnownAnswer(uint[] counter, uint[] key, uint[] expected)
    {
        (ulong low, ulong high) = Philox.Block(Join(key[0], key[1]), Join(counter[0], counter[1]), Join(counter[2], counter[3]));

        Assert.Equal(Join(expected[0], expected[1]), low);
        Assert.Equal(Join(expected[2], expected[3]), high);
        Assert.Equal(expected, ReferencePhilox.Encrypt(counter, key));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(0xFFFF_FFF0UL * 4)]
    [InlineData(ulong.MaxValue - 99)]
    public void Word_AnyIndex_FollowsTheDocumentedLayout(ulong first)
    {
        var key = RandomKey.FromSeed(5);

        for (ulong i = 0; i < 100; i++)
        {
            Assert.Equal(ReferencePhilox.Word(key, first + i), Philox.Word(key, first + i));
        }
    }

    private static ulong Join(uint low, uint high)
    {
        return low | ((ulong)high << 32);
    }
}
