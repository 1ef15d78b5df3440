using System.Globalization;
using System.Runtime.InteropServices;
using Variate.MatrixProductBenchmark;
using Variate.Tensors;
using Variate.Tensors.MatrixProducts;

// Prints, as Markdown, the speed of products of typical shapes and its ratio to the multiply-add peak of this machine.
// Trust a run only if the peak of two threads is about twice that of one: virtual processors may share a core.
// Arguments: the number of threads (default 1), the forms to measure (default NN TN NT).
int threadCount = args.Length == 0 ? 1 : int.Parse(args[0], CultureInfo.InvariantCulture);
string[] forms = args.Length < 2 ? ["NN", "TN", "NT"] : args[1..];
using var workers = new Workers(threadCount);
double peak = Peak(workers);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"Threads: {threadCount}. {MatrixProduct.BestWidth}. Peak of multiply-adds in registers, float32: {peak:F0} GFLOP/s.\n"));
Console.WriteLine("| op (rows, inner, columns) | float32 GFLOP/s | % of peak | float64 GFLOP/s | % of peak |");
Console.WriteLine("|---|---|---|---|---|");
foreach (ProductShape shape in ProductShape.All.Where(shape => forms.Contains(shape.Form)))
{
    double single = Speed(shape, ElementType.Float32, workers);
    double twice = Speed(shape, ElementType.Float64, workers);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {shape} | {single:F0} | {100 * single / peak:F0} | {twice:F0} | {200 * twice / peak:F0} |"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nPeak again: {Peak(workers):F0} GFLOP/s.\n"));

static double Peak(Workers workers)
{
    var job = new PeakJob { Steps = 200_000 };
    return Measurement.MedianSpeed(workers.ThreadCount * PeakLoop.Operations(job.Steps), () => workers.Run(ref job));
}

static unsafe double Speed(ProductShape shape, ElementType type, Workers workers)
{
    bool transposeA = shape.Form[0] == 'T';
    bool transposeB = shape.Form[1] == 'T';
    void* a = Allocate((nuint)shape.Rows * (nuint)shape.Inner, type);
    void* b = Allocate((nuint)shape.Inner * (nuint)shape.Columns, type);
    void* c = Allocate((nuint)shape.Rows * (nuint)shape.Columns, type);
    double speed = Measurement.MedianSpeed(shape.Operations, () => MatrixProduct.Multiply(
        type, transposeA, transposeB, shape.Rows, shape.Columns, shape.Inner,
        a, transposeA ? shape.Rows : shape.Inner,
        b, transposeB ? shape.Inner : shape.Columns,
        c, shape.Columns, null, 0, workers));
    NativeMemory.AlignedFree(a);
    NativeMemory.AlignedFree(b);
    NativeMemory.AlignedFree(c);
    return speed;
}

// Zeros: the speed of multiply-adds does not depend on the values, denormal numbers aside.
static unsafe void* Allocate(nuint count, ElementType type)
{
    nuint bytes = count * (type == ElementType.Float32 ? 4u : 8u);
    void* memory = NativeMemory.AlignedAlloc(bytes, 64);
    NativeMemory.Clear(memory, bytes);
    return memory;
}
