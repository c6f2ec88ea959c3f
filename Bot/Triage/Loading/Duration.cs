using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads a time such as <c>2 minutes</c>.</summary>
internal static class Duration
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The time; null, with the problem reported, when it is none.</summary>
    public static TimeSpan? Read(Section step, YamlNode at)
    {
        if (step.Word(at, "wait") is not { } text) return null;
        if (Of(text) is { } time && time >= Shortest && time <= Longest) return time;
        step.Source.Report(at, ProblemKind.WrongValue, $"'{text}' is no time to wait: write 1 minute to 24 hours, such as '2 minutes' or '4 hours'.");
        return null;
    }

    private static TimeSpan? Of(string text)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var unit]) return null;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 1440) return null;
        return unit switch
        {
            "minute" or "minutes" => TimeSpan.FromMinutes(count),
            "hour" or "hours" => TimeSpan.FromHours(count),
            _ => null,
        };
    }
}
