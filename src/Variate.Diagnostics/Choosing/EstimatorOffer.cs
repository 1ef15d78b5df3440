using Variate.Programs;

namespace Variate.Diagnostics;

/// <summary>An estimator of the catalog with the settings under which it is offered.</summary>
/// <param name="Traits">Its row in the catalog.</param>
/// <param name="Name">The name with its settings.</param>
/// <param name="Create">Makes it.</param>
/// <param name="SampleCount">Samples of the whole run that it wants; null: none of its own.</param>
internal sealed record EstimatorOffer(EstimatorTraits Traits, string Name, Func<Estimator> Create, int? SampleCount = null);
