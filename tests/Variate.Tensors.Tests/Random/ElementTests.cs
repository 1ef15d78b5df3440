using Variate.Tensors.Random;

namespace Variate.Tensors.Tests.Random;

/// <summary>Each element against its own formula, worked out in float64 from the words that the documentation names.</summary>
public sealed unsafe class ElementTests
{
    private const int Count = 4099;

    // Two float32 roundings of a logarithm and its argument; the vector functions promise 2.5e-7.
    private const double SingleTolerance = 6e-7;

    private const double DoubleTolerance = 4e-15;

    private static readonly RandomKey Key = RandomKey.FromSeed(30);

    [Fact]
    public void Uniform_Element_IsTheScalarDraw()
    {
        Assert.Equal(Scalars(Key.Uniform), Draws.Double(RandomFill.Uniform, Key, Count));
        Assert.Equal(Scalars(SingleUniform), Draws.Any(RandomFill.Uniform, ElementType.Float32, Key, Count));
    }

    [Fact]
    public void Exponential_Element_IsTheFormulaOfItsUniform()
    {
        Check(RandomFill.Exponential, u => -Math.Log(u), 0);
    }

    [Fact]
    public void Gumbel_Element_IsTheFormulaOfItsUniform()
    {
        // An error of the inner logarithm is an absolute error of the outer one.
        Check(RandomFill.Gumbel, u => -Math.Log(-Math.Log(u)), 1);
    }

    [Fact]
    public void Logistic_Element_IsTheFormulaOfItsUniform()
    {
        Check(RandomFill.Logistic, u => 2 * Math.Atanh(2 * u - 1), 0);
    }

    [Fact]
    public void Normal_DoubleElement_IsTheScalarDraw()
    {
        CheckClose(Scalars(Key.Normal), Draws.Double(RandomFill.Normal, Key, Count), DoubleTolerance, 0);
    }

    [Fact]
    public void Normal_SingleElement_IsTheFormulaOfItsTwoWords()
    {
        IEnumerable<double> actual = Draws.Any(RandomFill.Normal, ElementType.Float32, Key, Count);

        CheckClose(Scalars(SingleNormal), actual, SingleTolerance, 0);
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(uint.MaxValue, 0x80000000u)]
    [InlineData(0u, 0x7FFFFFFFu)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public void Normal_ExtremeWords_AreFinite(uint radiusWord, uint angleWord)
    {
        uint* words = stackalloc uint[Philox.GroupWords];
        new Span<uint>(words, BoxMuller.SinglePartner).Fill(radiusWord);
        new Span<uint>(words + BoxMuller.SinglePartner, BoxMuller.SinglePartner).Fill(angleWord);

        NormalLaw.ToSingle(words, Philox.GroupWords);

        for (int i = 0; i < Philox.GroupWords; i++)
        {
            Assert.InRange(((float*)words)[i], -6.7f, 6.7f);
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public void Laws_ExtremeWords_AreFiniteAndAccurate(uint word)
    {
        double u = UniformMap.ToSingle(word);

        CheckClose([-Math.Log(u)], [FirstSingle<TransformedLaw<NegativeLogTransform>>(word)], SingleTolerance, 0);
        CheckClose([-Math.Log(-Math.Log(u))], [FirstSingle<GumbelLaw>(word)], SingleTolerance, 0);
        CheckClose([Math.Log(u) - Math.Log(1 - u)], [FirstSingle<TransformedLaw<LogisticTransform>>(word)], SingleTolerance, 0);
    }

    private static double FirstSingle<TLaw>(uint word)
        where TLaw : struct, ILaw
    {
        uint* words = stackalloc uint[Philox.GroupWords];
        new Span<uint>(words, Philox.GroupWords).Fill(word);
        TLaw.ToSingle(words, Philox.GroupWords);
        return *(float*)words;
    }

    private static double SingleUniform(ulong index)
    {
        return ((Key.Bits(index) >> 9) + 0.5) * Math.ScaleB(1, -23);
    }

    private static double SingleNormal(ulong index)
    {
        float u = (float)(Key.Bits(index & ~16UL) >> 1) * BoxMuller.SingleCell + (BoxMuller.SingleCell / 2);
        float t = (int)Key.Bits(index | 16) * (BoxMuller.SingleCell / 2);
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * t);
        return Math.Sqrt(-2 * Math.Log(u)) * ((index & 16) == 0 ? cosine : sine);
    }

    private static IEnumerable<double> Scalars(Func<ulong, double> draw)
    {
        return Enumerable.Range(0, Count).Select(i => draw((ulong)i));
    }

    private static void Check(Draws.Law law, Func<double, double> formula, double scale)
    {
        CheckClose(
            Scalars(SingleUniform).Select(formula), Draws.Any(law, ElementType.Float32, Key, Count), SingleTolerance, scale);
        CheckClose(Scalars(Key.Uniform).Select(formula), Draws.Double(law, Key, Count), DoubleTolerance, scale);
    }

    private static void CheckClose(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance, double scale)
    {
        Assert.All(expected.Zip(actual), pair =>
        {
            double allowed = tolerance * Math.Max(scale, Math.Abs(pair.First));
            Assert.InRange(pair.Second, pair.First - allowed, pair.First + allowed);
        });
    }
}
