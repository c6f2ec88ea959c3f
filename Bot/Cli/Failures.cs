using Spectre.Console;
using SupportBot.Classification;

namespace SupportBot.Cli;

/// <summary>Says what went wrong in one line, without a stack trace, when the cause is a file a person can mend.</summary>
internal static class Failures
{
    public static Task<int> Guard(Action run)
    {
        try
        {
            run();
            return Task.FromResult(0);
        }
        catch (ModelException e)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{e.Message}[/]");
            return Task.FromResult(1);
        }
    }
}
