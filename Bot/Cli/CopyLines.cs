using SupportBot.Storage.Copying;

namespace SupportBot.Cli;

/// <summary>A line for each table, and now and then one for a table that takes long.</summary>
internal sealed class CopyLines(Action<string> say, TimeProvider clock) : IProgress<CopyProgress>
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);
    private long _said = clock.GetTimestamp();

    public void Report(CopyProgress value)
    {
        if (value.Stage is not CopyStage.Done && clock.GetElapsedTime(_said) < Silence) return;
        _said = clock.GetTimestamp();
        say(string.Create(CultureInfo.InvariantCulture, $"{value.Table}: {value.Rows:N0} of {value.Total:N0} rows {Done(value.Stage)}"));
    }

    private static string Done(CopyStage stage) => stage switch
    {
        CopyStage.Checking => "known from before compared",
        CopyStage.Copying => "copied",
        CopyStage.Comparing => "compared",
        CopyStage.Done => "copied and compared",
    };
}
