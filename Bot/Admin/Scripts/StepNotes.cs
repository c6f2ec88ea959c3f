using System.Collections.Immutable;
using SupportBot.Desk;
using SupportBot.Storage.Scripts;
using SupportBot.Triage.Drawing;

namespace SupportBot.Admin.Scripts;

/// <summary>The numbers below the steps of a picture, and where they lead.</summary>
internal static class StepNotes
{
    private const int Enough = 20;
    private const double Many = 0.2;

    public static Func<string, BoxNote?> Of(string script, ScriptPeriod period, IReadOnlyList<StepFigures> figures)
    {
        var byStep = figures.ToDictionary(step => step.Step);
        return step => byStep.TryGetValue(step, out var of)
            ? new BoxNote(Lines(of), Stopped(of) > 0 ? $"/admin/scripts/{script}/steps/{step}?{period.Query}" : null, of.Reached >= Enough && of.Left >= of.Reached * Many)
            : new BoxNote(["nobody came here"], null, StandsOut: false);
    }

    /// <summary>"40 s", "5 min": how long an answer takes.</summary>
    public static string Time(double seconds) => Spans.Of(TimeSpan.FromSeconds(seconds));

    private static ImmutableArray<string> Lines(StepFigures of)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"{of.Reached:N0} reached") + (of.SecondsToAnswer is { } seconds ? $", {Time(seconds)} to answer" : "");
        string[] stopped = [.. Counted(of.Left, "left here"), .. Counted(of.HandedOff, "to people")];
        return stopped.Length == 0 ? [first] : [first, string.Join(", ", stopped)];
    }

    private static IEnumerable<string> Counted(long number, string what) => number == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}")];

    private static long Stopped(StepFigures of) => of.Left + of.HandedOff;
}
