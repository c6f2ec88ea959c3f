using SupportBot.Classification;

namespace SupportBot.Cli;

/// <summary>Says what went wrong in one line, without a stack trace, when the cause is a file a person can mend.</summary>
internal static class Failures
{
    /// <returns>0 when all went well, else 1.</returns>
    public static Task<int> Guard(Action run) => Guard(
        () =>
        {
            run();
            return 0;
        }, failed: 1);

    /// <returns>What it returned, or <paramref name="failed"/>.</returns>
    public static Task<int> Guard(Func<int> run, int failed)
    {
        try
        {
            return Task.FromResult(run());
        }
        catch (ModelException e)
        {
            Console.Error.WriteLine(e.Message);
            return Task.FromResult(failed);
        }
    }
}
