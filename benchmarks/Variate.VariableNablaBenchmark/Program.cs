using Variate.VariableNablaBenchmark;

IReadOnlyList<ReferenceEntry> entries = ReferenceEntry.Read(args[1]);
foreach (string line in AccuracyTable.Lines(entries))
{
    Console.WriteLine(line);
}
