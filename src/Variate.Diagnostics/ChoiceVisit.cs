using Variate.Programs;

namespace Variate.Diagnostics;

/// <summary>A visit of a choice.</summary>
/// <param name="Name">As errors name it.</param>
/// <param name="Law">Its law, given the values before it.</param>
/// <param name="Traits">Those of the estimator it was given.</param>
internal sealed record ChoiceVisit(string Name, Distribution Law, EstimatorTraits Traits);
