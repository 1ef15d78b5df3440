namespace Variate.Estimators;

/// <summary>Finds the likeliest joint values of independent bits, likeliest first, without listing all 2ⁿ.</summary>
/// <remarks>
/// The likeliest value has every bit on its likelier side, and turning a set of bits divides the probability by the product of their odds
/// e^|aᵢ|. With the bits in the order of |aᵢ|, every set but the empty one comes from exactly one other, whose cost is not above its own: by a
/// further bit, or by moving its last bit to the next. So a heap gives the sets in the order of their costs, k of them in O(k log k + n log n).
/// </remarks>
internal sealed class LikeliestBits
{
    private const int None = -1;
    private readonly int _bitCount;
    private readonly int[] _order;
    private readonly double[] _odds;
    private readonly List<FlipSet> _sets = [];
    private readonly PriorityQueue<int, (double Cost, int Number)> _open = new();

    internal LikeliestBits(int bitCount)
    {
        _bitCount = bitCount;
        _order = new int[bitCount];
        _odds = new double[bitCount];
    }

    /// <summary>Finds the likeliest values.</summary>
    /// <param name="logits">aᵢ.</param>
    /// <param name="values">Receives the bits: as many values as there are masses, not more than there are.</param>
    /// <param name="masses">Receives their probabilities, falling.</param>
    internal void Find(ReadOnlySpan<double> logits, Span<double> values, Span<double> masses)
    {
        double logMode = 0;
        for (int i = 0; i < _bitCount; i++)
        {
            _order[i] = i;
            _odds[i] = Math.Abs(logits[i]);
            logMode -= Math.Log(1 + Math.Exp(-_odds[i]));
        }

        Array.Sort(_odds, _order);
        _sets.Clear();
        _open.Clear();
        Open(None, None);
        for (int found = 0; found < masses.Length; found++)
        {
            int number = _open.Dequeue();
            FlipSet set = _sets[number];
            masses[found] = Math.Exp(logMode - set.Cost);
            Write(logits, number, values.Slice(found * _bitCount, _bitCount));
            if (set.Last + 1 < _bitCount)
            {
                Open(number, set.Last + 1);
                if (set.Last != None)
                {
                    Open(set.Without, set.Last + 1);
                }
            }
        }
    }

    /// <summary>Opens the set of another one and a last bit, by its place in the order.</summary>
    private void Open(int without, int last)
    {
        // From the smaller set, never by a difference: a certain bit has infinite odds.
        double cost = last == None ? 0 : _sets[without].Cost + _odds[last];
        _open.Enqueue(_sets.Count, (cost, _sets.Count));
        _sets.Add(new FlipSet(cost, last, without));
    }

    private void Write(ReadOnlySpan<double> logits, int number, Span<double> value)
    {
        for (int i = 0; i < _bitCount; i++)
        {
            value[i] = logits[i] > 0 ? 1 : 0;
        }

        for (FlipSet set = _sets[number]; set.Last != None; set = _sets[set.Without])
        {
            int bit = _order[set.Last];
            value[bit] = 1 - value[bit];
        }
    }

    /// <summary>A set of turned bits: another set, and a last bit behind all of that.</summary>
    private readonly record struct FlipSet(double Cost, int Last, int Without);
}
