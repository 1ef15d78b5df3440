namespace Variate.Programs;

/// <summary>The rest of a program: what follows a value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">What the program so far has given.</param>
/// <param name="run">The run at this point.</param>
/// <returns>The estimate of the expected cost from here on.</returns>
public delegate Estimate Continuation<in T>(T value, Run run);
