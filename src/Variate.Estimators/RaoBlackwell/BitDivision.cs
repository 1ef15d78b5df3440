namespace Variate.Estimators;

/// <summary>Divides laws of independent bits, however many, without listing their values.</summary>
/// <remarks>
/// The values that are not among the likeliest are a disjoint union of cylinders: a value that follows one of the likeliest up to some bit,
/// differs there, and is free behind it. There are at most k·n of them; their probabilities are products, which are summed and never
/// subtracted, so a small rest keeps all its digits, and a draw is a cylinder and free bits: no rejection. Time and memory: k·n a row.
/// </remarks>
internal sealed class BitDivision : ValueDivision
{
    private readonly int _bitCount;
    private readonly LikeliestBits _likeliest;
    private readonly double[] _found;
    private readonly double[] _chances;
    private readonly double[] _chancesOfZero;
    private readonly int[] _members;
    private readonly List<Cylinder> _cylinders = [];
    private readonly Stack<Branch> _branches = new();

    internal BitDivision(SummedValues plan, int bitCount, long supportSize)
        : base(plan, supportSize, bitCount)
    {
        int candidates = plan.CandidatesOf(supportSize);
        _bitCount = bitCount;
        _likeliest = new LikeliestBits(bitCount);
        _found = new double[candidates * bitCount];
        _chances = new double[bitCount];
        _chancesOfZero = new double[bitCount];
        _members = new int[candidates];
    }

    /// <summary>One for the cylinder, one for each bit.</summary>
    internal override int UniformsPerDraw => 1 + _bitCount;

    /// <inheritdoc/>
    private protected override double Find(ReadOnlySpan<double> row, Span<double> masses)
    {
        for (int i = 0; i < _bitCount; i++)
        {
            _chances[i] = 1 / (1 + Math.Exp(-row[i]));
            _chancesOfZero[i] = 1 / (1 + Math.Exp(row[i]));
        }

        _likeliest.Find(row, _found, masses);
        FindCylinders();
        double beyond = 0;
        foreach (Cylinder cylinder in _cylinders)
        {
            beyond += cylinder.Mass;
        }

        return beyond;
    }

    /// <inheritdoc/>
    private protected override void CopyLikeliest(int number, Span<double> value)
        => _found.AsSpan(number * _bitCount, _bitCount).CopyTo(value);

    /// <inheritdoc/>
    private protected override void DrawBeyond(double mass, ReadOnlySpan<double> uniforms, Span<double> value)
    {
        double remaining = mass;
        int drawn = 0;
        while (drawn < _cylinders.Count - 1 && remaining >= _cylinders[drawn].Mass)
        {
            remaining -= _cylinders[drawn].Mass;
            drawn++;
        }

        Cylinder cylinder = _cylinders[drawn];
        for (int i = 0; i < _bitCount; i++)
        {
            double followed = i <= cylinder.Fixed ? _found[(cylinder.Follows * _bitCount) + i] : 0;
            value[i] = i < cylinder.Fixed ? followed
                : i == cylinder.Fixed ? 1 - followed
                : uniforms[1 + i] < _chances[i] ? 1 : 0;
        }
    }

    /// <summary>Walks the tree of the likeliest values: where all of them in a branch go one way, the other way is a cylinder.</summary>
    private void FindCylinders()
    {
        _cylinders.Clear();
        if (_members.Length == 0)
        {
            _cylinders.Add(new Cylinder(0, -1, 1));
            return;
        }

        for (int i = 0; i < _members.Length; i++)
        {
            _members[i] = i;
        }

        _branches.Push(new Branch(0, _members.Length, 0, 1));
        while (_branches.TryPop(out Branch branch))
        {
            Follow(branch);
        }
    }

    private void Follow(Branch branch)
    {
        double mass = branch.Mass;
        for (int bit = branch.Bit; bit < _bitCount; bit++)
        {
            int middle = Partition(branch.Start, branch.End, bit);
            if (middle != branch.Start && middle != branch.End)
            {
                _branches.Push(new Branch(branch.Start, middle, bit + 1, mass * _chancesOfZero[bit]));
                _branches.Push(new Branch(middle, branch.End, bit + 1, mass * _chances[bit]));
                return;
            }

            bool goesToZero = middle == branch.End;
            double other = mass * (goesToZero ? _chances[bit] : _chancesOfZero[bit]);
            if (other > 0)
            {
                _cylinders.Add(new Cylinder(_members[branch.Start], bit, other));
            }

            mass *= goesToZero ? _chancesOfZero[bit] : _chances[bit];
        }
    }

    /// <summary>Puts the members whose bit is 0 before those whose bit is 1.</summary>
    /// <returns>Where the latter begin.</returns>
    private int Partition(int start, int end, int bit)
    {
        int middle = start;
        for (int i = start; i < end; i++)
        {
            if (_found[(_members[i] * _bitCount) + bit] == 0)
            {
                (_members[i], _members[middle]) = (_members[middle], _members[i]);
                middle++;
            }
        }

        return middle;
    }

    /// <summary>Values that follow a likeliest one before a bit and differ from it there; −1 fixes nothing.</summary>
    private readonly record struct Cylinder(int Follows, int Fixed, double Mass);

    /// <summary>Members that agree before a bit, with the probability of what they agree on.</summary>
    private readonly record struct Branch(int Start, int End, int Bit, double Mass);
}
