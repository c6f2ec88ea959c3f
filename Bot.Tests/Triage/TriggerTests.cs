using System.Diagnostics;
using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

public sealed class TriggerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("triggers").FullName;

    public TriggerTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "scripts"));
        foreach (var file in Directory.GetFiles(ShippedPlaybook.Folder, "*.yaml")) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Payment", "hello", "pay")]
    [InlineData("Payment", "where is my refund", "refund")]
    [InlineData("Payment", "WHERE is my refunds?!", "refund")]
    [InlineData("Payment", "where is my refund for a parcel", "parcel_refund")]
    [InlineData("Other", "where is my refund", "refund")]
    [InlineData("Delivery", "where is my refund", null)]
    [InlineData("Other", "hello", null)]
    public void C12_the_longest_words_choose_the_script_and_its_topic_is_the_default(string topic, string text, string? script)
    {
        Write("pay", "topics: [payment]");
        Write("refund", "topics: [payment]\nwords: [refund, где возврат]\ncalled: { en: Refund, ru: Возврат, pl: Zwrot }");
        Write("parcel_refund", "topics: [payment]\nwords: [refund for a parcel]\ncalled: { en: Parcel, ru: Посылка, pl: Paczka }");

        Playbook.Load(_folder).ScriptFor(Enum.Parse<Topic>(topic), text, Calm)?.Id.Name.ShouldBe(script);
    }

    [Fact]
    public void What_must_hold_and_the_languages_decide_too()
    {
        Write("pay", "topics: [payment]");
        Write("again", "topics: [payment]\nwhen: tickets.count > 2");
        Write("english", "topics: [payment]\nwords: [refund]\ncalled: { en: Refund }\nlanguages: [en]", languages: "en");
        var playbook = Playbook.Load(_folder);
        string? For(string text, Situation situation) => playbook.ScriptFor(Topic.Payment, text, situation)?.Id.Name;

        For("hello", Calm).ShouldBe("pay");
        For("hello", Calm with { Circumstances = Circumstances.Usual with { Past = new PastTickets(3, 0, 1) } }).ShouldBe("again");
        For("refund", Calm).ShouldBe("english");
        For("refund", Calm with { Language = Language.Pl }).ShouldBe("pay");
    }

    [Fact]
    public void A_button_of_its_own_stands_among_the_topics()
    {
        Write("sick", "button: { en: Sick note, ru: Справка, pl: Zwolnienie }");
        var playbook = Playbook.Load(_folder);

        var choice = playbook.BeginningChoices(Language.Pl).Single();
        (choice.Label, playbook.Named(Buttons.ReadScript(choice.Value))!.Id.Name).ShouldBe(("Zwolnienie", "sick"));
    }

    [Theory]
    [InlineData("call: nobody\n    next: b", "UnknownScript", 6)]
    [InlineData("call: one\n    next: b", "CallsItself", 6)]
    [InlineData("say: { en: \"{company.nowhere}\", ru: \"{company.nowhere}\", pl: \"{company.nowhere}\" }\n    next: b", "WrongValue", 6)]
    public void A_call_or_a_word_of_the_company_that_leads_nowhere_is_named_with_its_line(string step, string kind, int line)
    {
        File.WriteAllText(Path.Combine(_folder, "scripts", "one.yaml"), $"id: one\nversion: 1\nqueue: support\nsteps:\n  a:\n    {step}\n  b:\n    handoff: urgent\n");

        var problem = Should.Throw<PlaybookException>(() => Playbook.Load(_folder)).Problems.Single();

        (problem.Kind.ToString(), problem.Line).ShouldBe((kind, line));
    }

    [Fact]
    public void A_script_that_words_begin_says_what_it_is_called_and_a_kept_version_may_lack_it()
    {
        Write("refund", "topics: [payment]\nwords:\n  [refund]");

        var problem = Should.Throw<PlaybookException>(() => Playbook.Load(_folder)).Problems.Single();

        (problem.Kind, problem.Line, problem.Column, problem.Message.Contains("'called'")).ShouldBe((ProblemKind.MissingKey, 5, 3, true));
        ScriptLoader.Parse(File.ReadAllText(Path.Combine(_folder, "scripts", "refund.yaml")), "kept").Script.ShouldNotBeNull();
    }

    [Fact]
    public void Scripts_that_call_each_other_round_are_named()
    {
        foreach (var (name, other) in new[] { ("one", "two"), ("two", "one") })
            File.WriteAllText(Path.Combine(_folder, "scripts", $"{name}.yaml"), $"id: {name}\nversion: 1\nqueue: support\nsteps:\n  a:\n    call: {other}\n    next: return\n");

        Should.Throw<PlaybookException>(() => Playbook.Load(_folder)).Problems.Select(p => p.Kind).ShouldBe([ProblemKind.CallsItself, ProblemKind.CallsItself]);
    }

    [Fact]
    public void A_hundred_scripts_are_checked_in_a_second()
    {
        var steps = File.ReadAllText(Path.Combine(ShippedPlaybook.Folder, "scripts", "fault.yaml"));
        for (var i = 0; i < 100; i++)
            File.WriteAllText(Path.Combine(_folder, "scripts", $"s{i}.yaml"), steps.Replace("id: fault", $"id: s{i}\nwords: [number{i}]\ncalled: {{ en: Fault, ru: Сбой, pl: Awaria }}", StringComparison.Ordinal));
        PlaybookFolder.Read(_folder);

        var began = Stopwatch.GetTimestamp();
        PlaybookFolder.Read(_folder).Problems.ShouldBeEmpty();

        // A tenth of that on a machine at rest.
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static Situation Calm => new(Facts.None, Assessment.Unsure, Language.En, Circumstances.Usual);

    private void Write(string id, string head, string languages = "en ru pl")
    {
        var label = string.Join(", ", languages.Split(' ').Select(language => $"{language}: Hi."));
        File.WriteAllText(Path.Combine(_folder, "scripts", $"{id}.yaml"), $"id: {id}\nversion: 1\n{head}\nqueue: support\nsteps:\n  a:\n    say: {{ {label} }}\n    next: b\n  b:\n    handoff: urgent\n");
    }
}
