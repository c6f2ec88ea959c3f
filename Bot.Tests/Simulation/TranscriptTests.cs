using SupportBot.Classification;
using SupportBot.Simulation;
using SupportBot.Tests.Triage;
using SupportBot.Triage.Loading;
using SupportBot.Triage.Testing;

namespace SupportBot.Tests.Simulation;

public class TranscriptTests
{
    private static readonly Lazy<Classifier> Model = new(() => Classifier.Load(Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin")));

    [Theory]
    [InlineData("step: nowhere", 7, 15, "UnknownStep")]
    [InlineData("says: nothing_known", 7, 15, "UnknownStep")]
    [InlineData("ends: urgent somewhere L4", 7, 15, "WrongValue")]
    [InlineData("waits: soon", 7, 16, "WrongValue")]
    [InlineData("shouts: hello", 7, 9, "MissingKey")]
    [InlineData("{ customer: hello, step: what }", 7, 9, "MissingKey")]
    [InlineData("{ step: what, colour: red }", 7, 23, "UnknownKey")]
    public void A_mistake_is_named_with_line_and_column(string line, int at, int column, string kind)
    {
        var (_, problems) = Read(Yaml("- customer: hello", $"- {line}", "- step: what"));

        problems.ShouldContain(problem => problem.Line == at && problem.Column == column && problem.Kind.ToString() == kind);
    }

    [Theory]
    [InlineData("- step: what", "The customer begins")]
    [InlineData("- customer: hello", "The last line")]
    public void A_conversation_begins_with_the_customer_and_ends_with_what_is_seen(string line, string what) =>
        Read(Yaml(line)).Problems.Single().Message.ShouldStartWith(what);

    [Fact]
    public void Tests_of_a_script_that_is_not_there_are_a_problem() =>
        TranscriptReader.Parse("conversations:\n", "tests/nothing.yaml", ShippedPlaybook.It).Problems.Single().Kind.ShouldBe(ProblemKind.UnknownScript);

    [Theory]
    [InlineData("- customer: I was charged twice", "- step: order", "step: booked")]
    [InlineData("- customer: I was charged twice", "- ends: resolved", "ends: booked")]
    [InlineData("- customer: I was charged twice", "- says: hold", "said: ")]
    [InlineData("- customer: I was charged twice", "- text: three times", "said: ")]
    [InlineData("- customer: I was charged twice", "- facts: { payment_problem: failed }", "fact payment_problem: twice")]
    [InlineData("- customer: I was charged twice", "- facts: { payment_problem: }", "fact payment_problem: twice")]
    [InlineData("- customer: I was charged twice\n      - presses: huge", "- step: booked", "no such button")]
    public void What_goes_otherwise_is_shown_beside_what_was_seen(string act, string expected, string seen)
    {
        var played = Play(Yaml(act, expected));

        played.IsRight.ShouldBeFalse();
        played.Difference!.Seen.ShouldStartWith(seen);
    }

    [Fact]
    public void Buttons_files_time_and_phrases_are_played()
    {
        var played = Play(Yaml(
            "- customer: I was charged twice", "- { step: booked, says: booked }", "- presses: One is pending", "- { says: hold, step: hold_clear }", "- presses: booked.both",
            "- { says: old_button, step: hold_clear }", "- sends: voice", "- says: unreadable", "- presses: no", "- step: order", "- customer: a person please",
            "- ends: asked_for_person billing L2", "- waits: 1 day", "- says: holding_note"));

        played.Difference.ShouldBeNull();
    }

    [Fact]
    public void Without_a_fixed_reading_the_classifier_reads()
    {
        var played = Play(Yaml("- customer: I was charged twice for my order, please help", "- step: booked").Replace("reading: { topic: payment }", "reading: model", StringComparison.Ordinal));

        played.Difference.ShouldBeNull();
    }

    [Fact]
    public void A_way_that_is_not_gone_is_named_with_its_line()
    {
        var (transcripts, _) = Read(Yaml("- customer: I was charged twice", "- presses: pending", "- presses: \"yes\"", "- ends: resolved"));

        var covered = TestedPlaybook.Run(ShippedPlaybook.It, transcripts, Model).Covered.Single(script => script.Script == "payment");

        var missing = covered.Missing.Where(way => way.Step == "hold_clear").ShouldHaveSingleItem();
        missing.Out.ShouldBe("no");
        File.ReadLines(Path.Combine(ShippedPlaybook.Folder, "scripts", "payment.yaml")).ElementAt(missing.Line - 1).ShouldBe("    no: number");
    }

    private static PlayedTranscript Play(string yaml)
    {
        var (transcripts, problems) = Read(yaml);
        problems.ShouldBeEmpty();
        return TestedPlaybook.Run(ShippedPlaybook.It, transcripts, Model).Played.Single();
    }

    private static (IReadOnlyList<Transcript> Transcripts, IReadOnlyList<ScriptProblem> Problems) Read(string yaml) =>
        TranscriptReader.Parse(yaml, "tests/payment.yaml", ShippedPlaybook.It);

    private static string Yaml(params string[] lines) =>
        $"reading: {{ topic: payment }}\nconversations:\n  - name: something\n    language: en\n    lines:\n      {string.Join("\n      ", lines)}\n";
}
