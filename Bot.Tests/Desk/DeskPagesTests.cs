using System.Globalization;
using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>The desk in a browser that runs no scripts: links and forms alone do everything.</summary>
public sealed class DeskPagesTests : IAsyncLifetime
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private DeskHost _host = null!;
    private Agent _anna = null!;
    private Agent _boris = null!;
    private DeskClient _browser = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAgentAsync("root", "Root", Role.Admin);
        _anna = await _host.AddAgentAsync("anna", "Anna");
        _boris = await _host.AddAgentAsync("boris", "Boris");
        _browser = await _host.SignInAsync("anna");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_row_says_at_a_glance_who_where_what_how_urgent_and_since_when()
    {
        var story = await _host.Tell(new("Людмила", ChannelName.Telegram, Language.Ru)).WritesAsync("касса не работает, люди уходят!!!", Furious);
        await story.HandsOffAsync(HandoffReason.Urgent, Urgency.Critical);

        var row = (await _browser.OpenAsync("/desk")).QuerySelector(".row")!;
        row.QuerySelector(".name")!.TextContent.Trim().ShouldBe("Людмила");
        row.QuerySelector(".last")!.TextContent.Trim().ShouldBe("касса не работает, люди уходят!!!");
        row.QuerySelectorAll(".chip").Select(chip => chip.TextContent.Trim()).ShouldBe(["Critical", "RU", "Outage", "Furious"]);
        row.QuerySelector(".number")!.TextContent.ShouldBe(story.Number.ToString());
        row.QuerySelector("time")!.GetAttribute("datetime").ShouldNotBeNull();
        _browser.Page.Title.ShouldBe("(1) Desk · SupportBot");
    }

    [Fact]
    public async Task The_queue_and_the_ticket_say_that_the_anger_falls()
    {
        var story = await _host.Tell(Ann).WritesAsync("GIVE IT BACK!!!", Furious);
        await story.WritesAsync("and when do I get it", Some.Reading().Angry(Anger.Irritated));
        await story.HandsOffAsync(HandoffReason.AskedForPerson);

        var page = await _browser.OpenAsync($"/desk?ticket={story.Number}");

        page.QuerySelectorAll(".row .chip").Select(chip => chip.TextContent).ShouldContain("Calmer now");
        page.QuerySelectorAll("#summary .chip").Select(chip => chip.TextContent).ShouldContain("Calmer now");
    }

    [Fact]
    public async Task A_conversation_opened_in_the_address_bar_is_shown_within_the_desk()
    {
        var story = await WaitingAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/desk/tickets/{story.Number}", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Dest", "document");

        using var answer = await _browser.Http.SendAsync(request);

        (answer.Headers.Location ?? answer.RequestMessage!.RequestUri!).ToString().ShouldEndWith($"/desk?ticket={story.Number}");
    }

    [Fact]
    public async Task An_agent_claims_replies_notes_and_resolves_by_forms_alone()
    {
        var story = await WaitingAsync();
        await _browser.OpenAsync($"/desk?ticket={story.Number}");
        _browser.Page.QuerySelector("input[value=reply]").ShouldBeNull("nobody answers what they have not claimed");

        await _browser.SubmitAsync("form[data-act=claim]");
        await _browser.SubmitAsync("form.composer", ("mode", "reply"), ("text", "Good morning <Ann>"));
        await _browser.SubmitAsync("form.composer", ("mode", "note"), ("text", "only for us"));
        _browser.Page.QuerySelector(".line.agent .text")!.TextContent.ShouldBe("Good morning <Ann>");
        _browser.Page.QuerySelector(".line.note .text")!.TextContent.ShouldBe("only for us");
        _browser.Page.QuerySelectorAll(".event").ShouldContain(line => line.TextContent.Contains("Anna claimed", StringComparison.Ordinal));

        await _browser.SubmitAsync("form[data-act=resolve]");
        _browser.Page.QuerySelector(".talk-head .chip")!.TextContent.ShouldBe("Resolved");
    }

    [Fact]
    public async Task The_transcript_shows_formatting_as_the_customer_sees_it_and_their_own_words_to_the_letter()
    {
        var story = await WaitingAsync();
        await story.ClaimedAsync(_anna);
        await story.WritesAsync("**me** [x](https://x.example) <i>");
        await story.RepliesAsync(_anna, "**Press** [here](https://x.example/?a=\"b) <script>x</script>\n\n- `one`\n3. two\n```\n  ls &lt;\n```");

        var page = await _browser.OpenAsync($"/desk?list=mine&ticket={story.Number}");

        page.QuerySelectorAll(".line.customer .text")[^1].TextContent.ShouldBe("**me** [x](https://x.example) <i>");
        page.QuerySelector(".line.agent .text")!.InnerHtml.ShouldBe(
            "<p><strong>Press</strong> [here](https://x.example/?a=\"b) &lt;script&gt;x&lt;/script&gt;</p>"
            + "<ul><li><code>one</code></li></ul><ol><li value=\"3\">two</li></ol><pre><code>  ls &amp;lt;</code></pre>");
        page.QuerySelector(".row .last [dir=auto]")!.TextContent.ShouldStartWith("Press [here]");
        await story.RepliesAsync(_anna, "[here _now_](https://x.example/?a=b&c='d)");
        (await _browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelectorAll(".line.agent .text")[^1].InnerHtml.ShouldBe(
            "<p><a href=\"https://x.example/?a=b&amp;c='d\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">here <em>now</em></a></p>");
    }

    [Fact]
    public async Task A_refused_claim_says_who_has_it_and_keeps_the_page()
    {
        var story = await WaitingAsync();
        await _browser.OpenAsync($"/desk?ticket={story.Number}");
        using var other = await _host.SignInAsync("boris");
        await other.OpenAsync($"/desk?ticket={story.Number}");
        await other.SubmitAsync("form[data-act=claim]");

        await _browser.SubmitAsync("form[data-act=claim]");

        _browser.Status.ShouldBe(HttpStatusCode.Conflict);
        _browser.Page.QuerySelector("[role=alert]")!.TextContent.ShouldBe("Boris has already claimed this.");
        _browser.Page.QuerySelector(".composer .hint")!.TextContent.ShouldBe("Boris is answering.");
        (await _host.Get<QueueStore>().FindAsync(story.Number))!.Ticket.Agent.ShouldBe(_boris.Id);
    }

    [Theory]
    [InlineData("agent:boris", "", "With Boris", "support", "L2 support")]
    [InlineData("queue:billing", "", "Waiting", "billing", "L2 support")]
    [InlineData("queue:technical", "L3", "Waiting", "technical", "L3 specialists")]
    public async Task A_conversation_is_transferred(string to, string tier, string state, string queue, string shown)
    {
        var story = await WaitingAsync();
        await story.ClaimedAsync(_anna);
        await _browser.OpenAsync($"/desk?ticket={story.Number}");
        await _browser.SubmitAsync("form[data-act=transfer]", ("to", to), ("tier", tier));
        _browser.Page.QuerySelector(".talk-head .chip")!.TextContent.ShouldBe(state);
        var values = _browser.Page.QuerySelectorAll(".summary dd").Select(value => value.TextContent.Trim().ToLowerInvariant()).ToList();
        values.ShouldContain(queue);
        values.ShouldContain(shown.ToLowerInvariant());
    }

    [Fact]
    public async Task A_conversation_goes_back_to_the_bot()
    {
        var story = await WaitingAsync();
        await story.ClaimedAsync(_anna);
        await _browser.OpenAsync($"/desk?ticket={story.Number}");
        await _browser.SubmitAsync("form[data-act=release]");
        _browser.Page.QuerySelector(".talk-head .chip")!.TextContent.ShouldBe("With the bot");
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("")]
    public async Task An_empty_reply_is_refused(string text)
    {
        var story = await WaitingAsync();
        await story.ClaimedAsync(_anna);
        await _browser.OpenAsync($"/desk?ticket={story.Number}");
        await _browser.SubmitAsync("form.composer", ("mode", "reply"), ("text", text));
        _browser.Status.ShouldBe(HttpStatusCode.BadRequest);
        _browser.Page.QuerySelector(".line.agent").ShouldBeNull();
    }

    [Fact]
    public async Task Each_list_holds_what_belongs_there()
    {
        var waiting = (await WaitingAsync()).Number;
        var mine = (await (await WaitingAsync()).ClaimedAsync(_anna)).Number;
        var team = (await (await WaitingAsync()).ClaimedAsync(_boris)).Number;
        var bot = (await _host.Tell(Ann).WritesAsync("hello")).Number;
        var resolved = (await (await (await WaitingAsync()).ClaimedAsync(_anna)).ResolvedAsync(_anna)).Number;

        foreach (var (list, number) in new[] { ("waiting", waiting), ("mine", mine), ("team", team), ("bot", bot), ("resolved", resolved) })
            (await RowsAsync($"/desk?list={list}")).ShouldBe([number.ToString()], list);
    }

    [Fact]
    public async Task Mine_begins_with_who_waits_for_my_answer()
    {
        var answered = await (await WaitingAsync(Urgency.Critical)).ClaimedAsync(_anna);
        await answered.RepliesAsync(_anna, "on it");
        var owed = await (await WaitingAsync(Urgency.Low)).ClaimedAsync(_anna);
        await owed.WritesAsync("any news?");

        (await RowsAsync("/desk?list=mine")).ShouldBe([owed.Number.ToString(), answered.Number.ToString()]);
        _browser.Page.QuerySelectorAll(".row[data-owed]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_number()
    {
        var first = await WaitingAsync();
        await WaitingAsync();
        (await RowsAsync($"/desk?find={first.Number.ToString().ToLowerInvariant()}")).ShouldBe([first.Number.ToString()]);
    }

    [Fact]
    public async Task A_long_list_is_shown_in_pages()
    {
        for (var i = 0; i < 60; i++) await WaitingAsync();
        (await RowsAsync("/desk")).Count.ShouldBe(50);
        var more = _browser.Page.QuerySelector(".more a")!.GetAttribute("href")!;
        (await RowsAsync(more)).Count.ShouldBe(60);
        _browser.Page.QuerySelector(".more a").ShouldBeNull();
    }

    [Fact]
    public async Task A_long_transcript_shows_its_end_and_leads_back_to_its_beginning()
    {
        var story = _host.Tell(Ann);
        await story.WritesAsync("line 1");
        for (var i = 2; i <= 230; i++) await story.BotAsync(string.Create(CultureInfo.InvariantCulture, $"line {i}"));
        await _browser.OpenAsync($"/desk?ticket={story.Number}");
        _browser.Page.QuerySelectorAll(".line .text")[0].TextContent.ShouldBe("line 31");
        _browser.Page.QuerySelectorAll(".line .text")[^1].TextContent.ShouldBe("line 230");

        await _browser.OpenAsync(_browser.Page.QuerySelector(".earlier a")!.GetAttribute("href")!);
        _browser.Page.QuerySelectorAll(".line .text")[0].TextContent.ShouldBe("line 1");
    }

    [Fact]
    public async Task The_summary_reads_in_ten_seconds()
    {
        var story = await _host.Tell(new("James", ChannelName.Web, Language.En)).WritesAsync("I was charged twice on 12 May!!", Furious);
        await story.FactAsync("error_code", "E-17");
        await story.HandsOffAsync(HandoffReason.Anger, Urgency.High, Queues.Billing);
        var summary = (await _browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector(".summary")!.TextContent;
        foreach (var said in new[] { "I was charged twice on 12 May!!", "High urgency", "the anger does not fall", "Error code", "E-17", "Billing", "L2 support", "Nobody yet", story.Number.ToString() })
            summary.ShouldContain(said);
    }

    [Fact]
    public async Task The_reading_of_a_turn_stands_under_it_with_how_sure_it_is()
    {
        var story = await _host.Tell(Ann).WritesAsync("it is down", Furious with { Topic = new(Topic.Outage, 0.41f, false) });
        var chips = (await _browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelectorAll(".reading a");
        chips.Select(chip => chip.TextContent.Trim()).ShouldContain("Furious 97 %");
        chips.Single(chip => chip.ClassName == "unsure").TextContent.Trim().ShouldBe("Outage 41 %");
    }

    [Fact]
    public async Task What_did_not_arrive_is_shown_where_it_was_written()
    {
        var story = await _host.Tell(new("Ann", ChannelName.Telegram, Language.En)).WritesAsync("hello");
        await story.ClaimedAsync(_anna);
        (await _browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector(".delivery").ShouldBeNull();
        await _browser.SubmitAsync("form.composer", ("mode", "reply"), ("text", "can you see this?"));
        _browser.Page.QuerySelector(".line.agent .delivery")!.TextContent.ShouldBe("Being delivered");

        var row = (await _host.Get<OutboxStore>().ClaimAsync(ChannelName.Telegram, _host.Get<TimeProvider>().GetUtcNow(), 10)).Single();
        var sequence = await _host.Get<QueueStore>().SequenceAsync();
        await _host.Get<OutboxStore>().EndAsync(row, DeliveryState.Failed, "blocked");
        (await _browser.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector(".line.agent .delivery")!.TextContent.ShouldBe("Not delivered: blocked");
        (await _host.Get<QueueStore>().ChangedAsync(sequence, null, 10)).ShouldHaveSingleItem("open desks are told").Number.ShouldBe(story.Number);
    }

    [Fact]
    public async Task The_customer_sees_that_the_owner_is_writing_and_nobody_else()
    {
        var story = await (await WaitingAsync()).ClaimedAsync(_anna);
        var place = (await _host.Get<ConversationStore>().FindAsync(story.Number))!.Address;
        var seen = new List<TranscriptEvent>();
        using var watching = _host.Get<ITranscript>().Watch(place, seen.Add);
        using var other = await _host.SignInAsync("boris");
        (await other.Http.PostAsync($"/desk/tickets/{story.Number}/typing", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        seen.ShouldBeEmpty();
        (await _browser.Http.PostAsync($"/desk/tickets/{story.Number}/typing", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        seen.ShouldBe([new TranscriptEvent.Typing(Author.Agent, "Anna")]);
    }

    private static Assessment Furious { get; } = Assessment.Unsure with
    {
        Language = new(Language.Ru, 0.99f, true),
        Sentiment = new(Sentiment.Negative, 0.98f, true),
        Anger = new(Anger.Furious, 0.97f, true),
        Urgency = new(Urgency.High, 0.9f, true),
        Topic = new(Topic.Outage, 0.9f, true),
    };

    private async Task<List<string>> RowsAsync(string url) =>
        [.. (await _browser.OpenAsync(url)).QuerySelectorAll(".row").Select(row => row.GetAttribute("data-ticket")!)];

    private async Task<Story> WaitingAsync(Urgency urgency = Urgency.Normal)
    {
        var story = await _host.Tell(Ann).WritesAsync("hello");
        return await story.HandsOffAsync(HandoffReason.AskedForPerson, urgency);
    }
}
