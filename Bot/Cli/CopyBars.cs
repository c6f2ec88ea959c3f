using Spectre.Console;
using SupportBot.Storage.Copying;

namespace SupportBot.Cli;

/// <summary>A bar for each table: the first half is copying, the second half comparing.</summary>
internal sealed class CopyBars(ProgressContext context) : IProgress<CopyProgress>
{
    private readonly Dictionary<string, ProgressTask> _bars = [];

    public void Report(CopyProgress value)
    {
        if (!_bars.TryGetValue(value.Table, out var bar)) bar = _bars[value.Table] = context.AddTask(value.Table);
        bar.MaxValue = Math.Max(1, 2 * value.Total);
        bar.Description = string.Create(CultureInfo.InvariantCulture, $"{value.Table}, {value.Total:N0} rows");
        bar.Value = value.Stage switch
        {
            CopyStage.Done => bar.MaxValue,
            CopyStage.Comparing => value.Total + value.Rows,
            CopyStage.Checking or CopyStage.Copying => value.Rows,
        };
    }
}
