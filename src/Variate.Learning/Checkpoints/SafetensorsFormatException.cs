namespace Variate.Learning.Checkpoints;

/// <summary>A file is not a whole safetensors file with float32 and float64 tensors.</summary>
public sealed class SafetensorsFormatException : Exception
{
    /// <summary>Names the file and what is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What was expected and what came, as a sentence.</param>
    /// <param name="innerException">The failure underneath, where there is one.</param>
    public SafetensorsFormatException(string path, string reason, Exception? innerException = null)
        : base($"{path}: {reason}", innerException)
    {
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }
}
