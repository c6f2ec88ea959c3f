namespace SupportBot.Tests.Simulation.Week;

/// <summary>How much happens at once: so many share one commit of the store.</summary>
internal static class SideBySide
{
    public const int Most = 64;

    public static Task DoAsync<T>(IEnumerable<T> all, Func<T, Task> work) => Parallel.ForEachAsync(
        all, new ParallelOptions { MaxDegreeOfParallelism = Most }, async (one, _) => await work(one));
}
