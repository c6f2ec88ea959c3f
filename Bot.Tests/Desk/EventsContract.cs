using System.Globalization;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>The stream of changes: nothing is missed, whatever happens to the connection.</summary>
public abstract class EventsContract(StoreKind engine) : IAsyncLifetime
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private DeskHost _host = null!;
    private HttpClient _program = null!;
    private Agent _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync(engine);
        await _host.AddAgentAsync("root", "Root", Role.Admin);
        _anna = await _host.AddAgentAsync("anna", "Anna");
        _program = await _host.ProgramAsync("anna");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [StoreFact]
    public async Task A_change_arrives_as_it_happens()
    {
        await using var stream = await EventStream.OpenAsync(_program);
        var story = await _host.Tell(Ann).WritesAsync("hello");

        var change = await stream.NextChangeAsync();
        ((string?)change["number"]).ShouldBe(story.Number.ToString());
        ((string?)change["state"]).ShouldBe("triage");
    }

    [StoreFact]
    public async Task A_client_that_comes_back_gets_what_it_missed_and_goes_on_from_there()
    {
        string last;
        var before = await _host.Tell(Ann).WritesAsync("before");
        await using (var stream = await EventStream.OpenAsync(_program))
        {
            await before.BotAsync("hello");
            await stream.NextChangeAsync();
            last = stream.LastEventId;
        }
        var missed = new List<string>();
        for (var i = 0; i < 250; i++) missed.Add((await _host.Tell(Ann).SendsAsync("sticker")).Number.ToString());

        await using var again = await EventStream.OpenAsync(_program, last);
        var told = new List<string>();
        while (told.Count < missed.Count)
        {
            // A second change of the first conversation may have come after the one that the client saw.
            if ((string)(await again.NextChangeAsync())["number"]! is var number && number != before.Number.ToString()) told.Add(number);
        }
        told.ShouldBe(missed);

        var live = await _host.Tell(Ann).SendsAsync("sticker");
        ((string?)(await again.NextChangeAsync())["number"]).ShouldBe(live.Number.ToString());
    }

    [StoreFact]
    public async Task Nothing_falls_between_a_page_and_its_stream_while_customers_write()
    {
        var sequence = await _host.Get<QueueStore>().SequenceAsync();
        var writing = Task.WhenAll(Enumerable.Range(0, 60).Select(_ => _host.Tell(Ann).SendsAsync("sticker")));
        await using var stream = await EventStream.OpenAsync(_program, url: $"/api/events?after={sequence}");

        var told = new HashSet<string?>();
        while (told.Count < 60) told.Add((string?)(await stream.NextChangeAsync())["number"]);
        told.ShouldBe((await writing).Select(story => story.Number.ToString()), ignoreOrder: true);
    }

    [StoreFact]
    public async Task A_client_survives_a_restart_of_the_server()
    {
        var story = await _host.Tell(Ann).WritesAsync("hello");
        string last;
        await using (var stream = await EventStream.OpenAsync(_program))
        {
            last = stream.LastEventId;
            await story.BotAsync("while it is up");
            var restart = _host.RestartAsync();
            await stream.EndedAsync();
            await restart;
        }
        await using var again = await EventStream.OpenAsync(_program, last);
        ((string?)(await again.NextChangeAsync())["number"]).ShouldBe(story.Number.ToString());
    }

    [StoreFact]
    public async Task An_id_from_another_store_begins_with_now()
    {
        var story = await _host.Tell(Ann).WritesAsync("hello");
        await using var stream = await EventStream.OpenAsync(_program, "999999999");
        long.Parse(stream.LastEventId, CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(await _host.Get<QueueStore>().SequenceAsync());
        await story.BotAsync("now");
        ((string?)(await stream.NextChangeAsync())["number"]).ShouldBe(story.Number.ToString());
    }

    [StoreFact]
    public async Task A_notice_reaches_its_agent_alone_and_whoever_comes_back_until_it_is_seen()
    {
        var boris = await _host.AddAgentAsync("boris", "Boris");
        var story = await _host.Tell(Ann).WritesAsync("hello");
        var notices = _host.Get<AgentNotices>();
        await using var stream = await EventStream.OpenAsync(_program);

        await notices.TellAsync(boris.Id, new Notice(NoticeKind.Assigned, story.Number, "for Boris"), CancellationToken.None);
        await notices.TellAsync(_anna.Id, new Notice(NoticeKind.Mention, story.Number, "Boris: look at this"), CancellationToken.None);

        var told = await stream.NextAsync("notice");
        ((string?)told["kind"], (string?)told["ticket"], (string?)told["words"]).ShouldBe(("mention", story.Number.ToString(), "Boris: look at this"));
        await using (var again = await EventStream.OpenAsync(_program, url: "/api/events?notices=0"))
        {
            ((long)(await again.NextAsync("notice"))["id"]!).ShouldBe((long)told["id"]!);
            using var seen = await _program.PostAsync(new Uri($"/desk/tickets/{story.Number}/seen", UriKind.Relative), null);
            seen.IsSuccessStatusCode.ShouldBeTrue();
            while ((long)(await again.NextAsync("unseen"))["number"]! != 0) { }
        }
        (await notices.UnseenAsync(boris.Id)).ShouldHaveSingleItem();
    }

    [StoreFact]
    public async Task A_disabled_agent_hears_nothing_more()
    {
        await using var stream = await EventStream.OpenAsync(_program);
        await _host.Get<AgentStore>().SetEnabledAsync(_anna.Id, false, CancellationToken.None);
        await _host.Tell(Ann).WritesAsync("a secret");
        (await stream.EndedAsync()).ShouldBeEmpty();
    }
}

public sealed class EventsOnSqlite() : EventsContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class EventsOnPostgres() : EventsContract(StoreKind.Postgres);
