using System.Text;
using BenchmarkDotNet.Attributes;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Triage;

namespace SupportBot.Benchmarks;

/// <summary>The pure turn on the shipped playbook, from the first words to the handoff. At most 20 us and 10 KB.</summary>
[InProcess, MemoryDiagnoser]
public class TurnBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);
    private readonly Playbook _playbook = Playbook.Load(Path.Combine(AppContext.BaseDirectory, "playbook"));
    private TurnInput _greeting = null!, _problem = null!, _answer = null!, _solved = null!, _person = null!, _rant = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var quiet = Assessment.Unsure with { Language = Reading<Language>.Certain(Language.En), Urgency = Reading<Urgency>.Certain(Urgency.Low) };
        var howTo = quiet with { Topic = Reading<Topic>.Certain(Topic.HowTo) };
        _greeting = Input(New, "Hello", quiet);
        _problem = Input(New, "How do I change the delivery address of order 4711? I ordered on 3 May", howTo);
        _answer = Input(Turn.Take(_problem).Conversation, "On the website", quiet);
        _solved = Input(Turn.Take(_answer).Conversation, "yes, found it", quiet);
        _person = Input(Turn.Take(_answer).Conversation, "Please let me talk to a person", quiet with { WantsPerson = Reading<bool>.Certain(true) });
        _rant = Input(New, new StringBuilder().Insert(0, "I have waited since Monday for order 4711 and nobody answers me. ", 30).ToString(), howTo);
    }

    [Benchmark]
    public int First_words_without_a_topic() => Said(_greeting);

    [Benchmark]
    public int First_words_with_a_problem_and_facts() => Said(_problem);

    [Benchmark]
    public int An_answer_to_a_step() => Said(_answer);

    [Benchmark]
    public int The_last_answer_that_resolves() => Said(_solved);

    [Benchmark]
    public int A_person_please() => Said(_person);

    [Benchmark]
    public int A_story_of_2000_characters() => Said(_rant);

    private static Conversation New { get; } = new()
    {
        Id = new ConversationId(1),
        Address = new Address(ChannelName.Web, "benchmark"),
        Customer = new CustomerId(1),
        Version = 1,
        Ticket = Ticket.Open(new TicketNumber(1001), Now),
    };

    private static int Said(TurnInput input) => Turn.Take(input).Lines.Count;

    private TurnInput Input(Conversation conversation, string text, Assessment reading) =>
        new(conversation, [new Message(1, text, Now)], reading, _playbook, Now, TimeZoneInfo.Utc);
}
