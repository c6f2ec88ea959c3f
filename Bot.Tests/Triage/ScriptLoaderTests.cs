using FsCheck;
using FsCheck.Fluent;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

public class ScriptLoaderTests
{
    /// <summary>Each case is a script with one mistake; the marker stands on the line the problem must name.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { "NotYaml", "a:\n  say: ~\"Hi.\"\n   next: b #!" },
        { "DuplicateId", "a:\n  handoff: urgent\na: #!\n  handoff: urgent" },
        { "MissingKey", "a: #!\n  next: b" },
        { "MissingKey", "a: #!\n  say: ~\"Hi.\"\n  handoff: urgent" },
        { "UnknownKey", "a:\n  handoff: urgent\n  que: billing #!" },
        { "WrongValue", "a:\n  handoff: because #!" },
        { "WrongValue", "a:\n  handoff: urgent\n  tier: 1 #!" },
        { "WrongValue", "Ask-me: #!\n  handoff: urgent" },
        { "WrongValue", "a:\n  say: ~\"Order {order.\" #!\n  next: b\nb:\n  handoff: urgent" },
        { "WrongValue", "a:\n  ask: ~\"What?\"\n  check: colour #!\n  next: b\nb:\n  handoff: urgent" },
        { "WrongExpression", "a:\n  check:\n    - if: urgency >= huge #!\n      next: b\n  else: b\nb:\n  handoff: urgent" },
        { "WrongValue", "a:\n  ask: ~\"Which?\"\n  choices:\n    - value: Two words #!\n      label: ~\"One\"\n      next: b\nb:\n  handoff: urgent" },
        { "WrongExpression", "a:\n  check:\n    - if: fact.order and #!\n      next: b\n  else: b\nb:\n  handoff: urgent" },
        { "WrongExpression", "a:\n  ask: ~\"Which?\"\n  fact: kind\n  choices:\n    - value: one\n      label: ~\"One\"\n  next: b\nb:\n  check:\n    - if: fact.kind = two #!\n      next: c\n  else: c\nc:\n  handoff: urgent" },
        { "WrongValue", "a:\n  wait: 2 days #!\n  text: ~\"One moment.\"\n  next: b\nb:\n  handoff: urgent" },
        { "WrongValue", "a:\n  handoff: urgent\n  skills: [Old English] #!" },
        { "WrongValue", "script: #!\n  handoff: urgent" },
        { "MissingKey", "a: #!\n  wait: 2 minutes\n  next: b\nb:\n  handoff: urgent" },
        { "MissingKey", "a: #!\n  request_evidence: ~\"Please send the log.\"\n  next: b\n  alternative: b\nb:\n  handoff: urgent" },
        { "MissingKey", "a: #!\n  refer: ~\"Write to the shop.\"" },
        { "DeadEnd", "a: #!\n  request_evidence: ~\"Please send the log.\"\n  why: ~\"It shows the time.\"\n  next: b\nb:\n  handoff: urgent" },
        { "MissingVariant", "a:\n  say: { en: [Hi., Hello.], ru: Привет., pl: Dzień. } #!\n  next: b\nb:\n  handoff: urgent" },
        { "MissingForm", "a:\n  say: { en: \"{you: Please write}.\", ru: \"{you: Напишите|Напиши}.\", pl: \"{you: Proszę|Napisz}.\" } #!\n  next: b\nb:\n  handoff: urgent" },
        { "MissingForm", "a:\n  check:\n    - if: fact.affected > 1\n      next: b\n  else: c\nb: \n  say: { en: \"{affected: person|people}\", ru: \"{affected: человек|человека}\", pl: \"{affected: osoba|osoby|osób}\" } #!\n  next: c\nc:\n  handoff: urgent" },
        { "UnknownStep", "a:\n  wait: 2 minutes\n  text: ~\"One moment.\"\n  next: nowhere #!" },
        { "LoopWithoutWaiting", "a: #!\n  call: other\n  next: b\nb:\n  check:\n    - if: open\n      next: c\n  else: a\nc:\n  handoff: urgent" },
        { "LoopWithoutWaiting", "a: #!\n  article: search\n  next: b\nb:\n  check:\n    - if: open\n      next: c\n  else: a\nc:\n  handoff: urgent" },
        { "FactMayBeUnknown", "a:\n  check:\n    - if: fact.order or open\n      next: b\n  else: c\nb: #!\n  say: ~\"Order {order}.\"\n  next: c\nc:\n  handoff: urgent" },
        { "MissingLanguage", "a:\n  say: { en: Hi., ru: Привет. } #!\n  next: b\nb:\n  handoff: urgent" },
        { "MissingLanguage", "a:\n  ask: ~\"Which?\"\n  choices:\n    - value: one\n      label: { en: One, pl: Raz } #!\n      next: b\nb:\n  handoff: urgent" },
        { "TextTooLong", $"a:\n  say: ~\"{new string('x', 301)}\" #!\n  next: b\nb:\n  handoff: urgent" },
        { "TextTooLong", $"a:\n  ask: ~\"Which?\"\n  choices:\n    - value: one\n      label: ~\"{new string('x', 41)}\" #!\n      next: b\nb:\n  handoff: urgent" },
        { "TooManyQuestions", "a:\n  ask: ~\"Which order? And since when?\" #!\n  check: order\n  next: b\nb:\n  handoff: urgent" },
        { "TooManyQuestions", "a:\n  say: ~\"Did you restart it?\" #!\n  next: b\nb:\n  handoff: urgent" },
        { "TooMuchAtOnce", "a: #!\n  say: ~\"One.\"\n  next: b\nb:\n  say: ~\"Two.\"\n  next: c\nc:\n  say: ~\"Three.\"\n  next: d\nd:\n  handoff: urgent" },
        { "UnknownFact", "a:\n  ask: ~\"Which?\"\n  fact: ordr #!\n  check: order\n  next: b\nb:\n  handoff: urgent" },
        { "UnknownFact", "a:\n  say: ~\"Your {ordr} is known.\" #!\n  next: b\nb:\n  handoff: urgent" },
        { "UnknownFact", "a:\n  check:\n    - if: fact.ordr #!\n      next: b\n  else: b\nb:\n  handoff: urgent" },
        { "UnknownFact", "a:\n  ask: ~\"Which?\"\n  fact: kind\n  choices:\n    - value: one\n      label: ~\"One\"\n      next: b\nb: #!\n  say: ~\"So it is {kind}.\"\n  next: c\nc:\n  handoff: urgent" },
        { "FactMayBeUnknown", "a: #!\n  say: ~\"Order {order} is found.\"\n  next: b\nb:\n  handoff: urgent" },
        { "FactMayBeUnknown", "a:\n  ask: ~\"Which?\"\n  fact: order\n  check: order\n  choices:\n    - value: unknown\n      label: ~\"None\"\n  next: b\nb: #!\n  say: ~\"Order {order} is found.\"\n  next: c\nc:\n  handoff: urgent" },
        { "UnknownStep", "a:\n  say: ~\"Hi.\"\n  next: nowhere #!" },
        { "UnknownStep", "a:\n  resolve:\n  no: nowhere #!" },
        { "UnknownStep", "a:\n  ask: ~\"Which?\"\n  choices:\n    - value: one\n      label: ~\"One\"\n      next: nowhere #!" },
        { "UnknownStep", "a:\n  check:\n    - if: anger >= furious\n      next: nowhere #!\n  else: b\nb:\n  handoff: urgent" },
        { "UnknownQueue", "a:\n  handoff: urgent\n  queue: bilings #!" },
        { "UnreachableStep", "a:\n  handoff: urgent\nb: #!\n  handoff: urgent" },
        { "DeadEnd", "a: #!\n  say: ~\"Hi.\"" },
        { "DeadEnd", "a: #!\n  ask: ~\"Which?\"\n  next: b\nb:\n  handoff: urgent" },
        { "DeadEnd", "a:\n  ask: ~\"Which?\"\n  choices:\n    - value: one #!\n      label: ~\"One\"" },
        { "LoopWithoutExit", "a: #!\n  ask: ~\"Which?\"\n  check: text\n  next: a" },
        { "LoopWithoutWaiting", "a: #!\n  say: ~\"Hi.\"\n  next: b\nb:\n  check:\n    - if: urgency >= high\n      next: c\n  else: a\nc:\n  handoff: urgent" },
        { "DuplicateId", "a:\n  ask: ~\"Which?\"\n  choices:\n    - value: one\n      label: ~\"One\"\n      next: b\n    - value: one #!\n      label: ~\"Two\"\n      next: b\nb:\n  handoff: urgent" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_line(string kind, string steps)
    {
        var yaml = Scripts.Yaml(steps, "[kind]");

        var (script, problems) = ScriptLoader.Parse(yaml, "scripts/test.yaml");

        script.ShouldBeNull();
        var problem = problems[0];
        problem.Kind.ToString().ShouldBe(kind, problem.ToString());
        problem.Line.ShouldBe(Array.FindIndex(yaml.Split('\n'), line => line.Contains("#!", StringComparison.Ordinal)) + 1, problem.ToString());
        problem.ToString().ShouldStartWith($"scripts/test.yaml:{problem.Line}:{problem.Column}: ");
    }

    [Fact]
    public void Every_kind_of_mistake_in_a_script_is_tried()
    {
        var elsewhere = new[] { ProblemKind.NotReadable, ProblemKind.DuplicateTopic, ProblemKind.Conduct, ProblemKind.UnknownScript, ProblemKind.CallsItself, ProblemKind.UnknownArticle };

        Mistakes.Select(m => (string)m[0]).Distinct().Order().ShouldBe(Enum.GetValues<ProblemKind>().Except(elsewhere).Select(k => k.ToString()).Order());
    }

    [Theory]
    [InlineData("id", "MissingKey")]
    [InlineData("version", "MissingKey")]
    [InlineData("queue", "MissingKey")]
    [InlineData("steps", "MissingKey")]
    public void A_script_needs_its_head(string key, string kind)
    {
        var yaml = Scripts.Yaml("a:\n  handoff: urgent").Replace($"{key}:", "facts_of:", StringComparison.Ordinal);

        var (_, problems) = ScriptLoader.Parse(yaml, "test.yaml");

        problems.ShouldContain(p => p.Kind.ToString() == kind && p.Message.Contains($"'{key}'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("- a\n- b")]
    [InlineData("id: [")]
    [InlineData("\"")]
    [InlineData("a: *nowhere")]
    [InlineData("&a [*a]")]
    [InlineData("a: &x { b: *x }")]
    [InlineData("--- a\n--- b")]
    [InlineData("a: {b: c\nd:\n  e: f\n")]
    [InlineData("id: x\nsteps: {a: {say: {en: hi\n")]
    [InlineData("\t\t: -")]
    [InlineData("%YAML 9.9\n---\n")]
    public void What_is_no_script_at_all_is_refused_with_a_problem(string yaml)
    {
        var (script, problems) = ScriptLoader.Parse(yaml, "test.yaml");

        script.ShouldBeNull();
        problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void Deep_nesting_does_not_exhaust_the_stack()
    {
        var (_, problems) = ScriptLoader.Parse($"a: {new string('[', 200_000)}", "test.yaml");

        problems.Single().Kind.ShouldBe(ProblemKind.NotYaml);
    }

    [Fact]
    public void Whatever_is_torn_out_or_written_into_a_script_gives_problems_and_never_an_exception()
    {
        var whole = File.ReadAllText(Path.Combine(ShippedPlaybook.Folder, "scripts", "access.yaml"));
        var torn = from start in Gen.Choose(0, whole.Length - 1)
                   from length in Gen.Choose(0, 40)
                   from put in Gen.Elements("", ":", "\n", "- ", "[", "{", "}", "\"", "'", "#", "&a ", "*a", "|", ">", "\t", "? ", "!!x ", "%", "@", "\0", "\ud800", "next: what")
                   select string.Concat(whole.AsSpan(0, start), put, whole.AsSpan(Math.Min(whole.Length, start + length)));

        Prop.ForAll(torn.ToArbitrary(), yaml =>
        {
            var (script, problems) = ScriptLoader.Parse(yaml, "test.yaml");
            return (script is null) == (problems.Count > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void All_problems_of_a_file_are_listed_in_its_order()
    {
        var (_, problems) = ScriptLoader.Parse(Scripts.Yaml("a:\n  say: { en: Hi. }\n  nxt: b\nb:\n  handoff: whatever"), "test.yaml");

        problems.Count.ShouldBeGreaterThan(4);
        problems.Select(p => p.Line).ShouldBeInOrder();
    }

    [Fact]
    public void A_script_keeps_the_text_it_was_read_from()
    {
        var yaml = Scripts.Yaml("a:\n  handoff: urgent");

        Scripts.Parse(yaml).Source.ShouldBe(yaml);
    }
}
