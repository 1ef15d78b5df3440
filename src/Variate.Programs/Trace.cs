using Variate.Tensors;

namespace Variate.Programs;

/// <summary>The values of the choices below a choice, by path: kept, so that they can be replayed under another outer value.</summary>
public sealed class Trace
{
    private readonly Dictionary<int, (Type Law, Tensor Value)> _values = [];

    internal void Record(SampleSite site, Run run, Tensor value) => _values[run.Path] = (site.Distribution.GetType(), value);

    internal Tensor Replay(SampleSite site, Run run)
    {
        if (_values.TryGetValue(run.Path, out (Type Law, Tensor Value) kept) && kept.Law == site.Distribution.GetType())
        {
            return kept.Value;
        }

        throw new InvalidOperationException(
            $"{site.NameAt(run)}: the program took another path when it was replayed with another value of an earlier choice. An estimator that replays needs a program whose choices are the same for every value; use a score-function estimator.");
    }
}
