using SupportBot.Conversations;
using SupportBot.Triage.Loading;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Testing;

/// <summary>Reads one line of a transcript: one thing the customer does, or things that must be seen.</summary>
internal sealed class TranscriptLineReader(Playbook playbook, Script script)
{
    private static readonly string[] Acts = ["customer", "presses", "sends", "waits"];
    private static readonly string[] Seen = ["says", "text", "facts", "step", "ends"];

    public IEnumerable<TranscriptLine> Read(Section line)
    {
        var (acts, seen) = (Acts.Where(line.Has).ToList(), Seen.Where(line.Has).ToList());
        if (acts.Count > 1 || acts.Count + seen.Count == 0 || (acts.Count == 1 && seen.Count > 0))
        {
            line.Source.Report(line.Node, ProblemKind.MissingKey,
                $"A line is one of {string.Join(", ", Acts)}, or of what is seen then: {string.Join(", ", Seen)}.");
            yield break;
        }
        foreach (var key in acts.Concat(seen))
            foreach (var read in Read(line, key)) yield return read;
        line.Finish();
    }

    private IEnumerable<TranscriptLine> Read(Section line, string key)
    {
        var at = line.Find(key)!;
        if (key == "facts") return Facts(line, at);
        if (line.Word(at, key) is not { } word) return [];
        var (number, written) = ((int)at.Start.Line, $"{key}: {word}");
        TranscriptLine? read = key switch
        {
            "customer" => new TranscriptLine.Writes(word, ReadingReader.Read(line, null)) { Line = number, Written = written },
            "presses" => new TranscriptLine.Presses(word) { Line = number, Written = written },
            "sends" => new TranscriptLine.Sends(word) { Line = number, Written = written },
            "waits" => Waited(line, at, word) is { } time ? new TranscriptLine.Waits(time) { Line = number, Written = written } : null,
            "step" => IsStep(line, at, word) ? new TranscriptLine.AtStep(word) { Line = number, Written = written } : null,
            "says" => Texts(line, at, word) is { } texts ? new TranscriptLine.Says(texts) { Line = number, Written = written } : null,
            "text" => new TranscriptLine.Contains(word) { Line = number, Written = written },
            _ => IsEnd(line, at, word) ? new TranscriptLine.Ends(word) { Line = number, Written = written } : null,
        };
        return read is null ? [] : [read];
    }

    private static IEnumerable<TranscriptLine> Facts(Section line, YamlNode at)
    {
        if (line.Child(at, "'facts'") is not { } facts) yield break;
        foreach (var (key, value) in facts.Entries())
        {
            var word = value is YamlScalarNode { Value: { Length: > 0 } known } ? known : null;
            yield return new TranscriptLine.Knows(key.Value!, word) { Line = (int)key.Start.Line, Written = $"fact {key.Value}: {word ?? "unknown"}" };
        }
    }

    private static TimeSpan? Waited(Section line, YamlNode at, string word)
    {
        var unit = word.Split(' ', 2) is [var digits, var name] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? name.TrimEnd('s') switch
            {
                "minute" => TimeSpan.FromMinutes(number),
                "hour" => TimeSpan.FromHours(number),
                "day" => TimeSpan.FromDays(number),
                _ => (TimeSpan?)null,
            }
            : null;
        if (unit is null) line.Source.Report(at, ProblemKind.WrongValue, $"'{word}' is no time. Write '2 minutes', '3 hours' or '1 day'.");
        return unit;
    }

    // "order" in this script, "access.order" in another that was called.
    private Step? Find(string word) => word.Split('.', 2) is [var other, var step] ? playbook.Active.FirstOrDefault(s => s.Id.Name == other)?.Find(step) : script.Find(word);

    private bool IsStep(Section line, YamlNode at, string word)
    {
        if (Find(word) is not null) return true;
        line.Source.Report(at, ProblemKind.UnknownStep, $"There is no step '{word}' in '{script.Id.Name}'. One of another script is written 'script.step'.");
        return false;
    }

    private Words? Texts(Section line, YamlNode at, string word)
    {
        if (Find(word) is { } step && SpokenTexts.Of(step) is { } said) return said;
        foreach (var phrase in Enum.GetValues<Phrase>())
            if (Buttons.Named(phrase) == word) return playbook.Phrases.All[phrase];
        line.Source.Report(at, ProblemKind.UnknownStep, $"'{word}' is neither a step of '{script.Id.Name}' that says something nor a phrase of phrases.yaml.");
        return null;
    }

    private static bool IsEnd(Section line, YamlNode at, string word)
    {
        if (word is "resolved" or "referred") return true;
        if (word.Split(' ') is [var reason, var queue, "L2" or "L3"] && ScriptLoader.IsName(queue, 40)
            && Enum.GetValues<HandoffReason>().Any(known => Buttons.Named(known) == reason)) return true;
        line.Source.Report(at, ProblemKind.WrongValue, "It ends 'resolved', 'referred', or with reason, queue and tier: 'script_ended billing L2'.");
        return false;
    }
}
