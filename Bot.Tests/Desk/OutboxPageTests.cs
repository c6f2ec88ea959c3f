using System.Net;
using AngleSharp.Dom;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What admins see of the outbox, and do to it by hand.</summary>
public sealed class OutboxPageTests : IAsyncLifetime
{
    private const string Retry = "form[action*='/retry']";
    private const string Drop = "form[action*='/drop']";
    private DeskHost _host = null!;
    private Agent _root = null!;
    private DeskClient _admin = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        _root = await _host.AddAgentAsync("root", "Root", Role.Admin);
        _admin = await _host.SignInAsync("root");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_counts_of_the_channels_lead_to_the_messages_behind_them()
    {
        var story = await EndedAsync(DeliveryState.Failed, "blocked by the user");
        await QueuedAsync("this one waits");
        var failed = (await _admin.OpenAsync("/admin/channels")).QuerySelectorAll(".tiles dl a").First(link => link.TextContent == "Not delivered");

        var page = await _admin.OpenAsync(failed.GetAttribute("href")!);

        var row = page.QuerySelectorAll(".outbox > li").ShouldHaveSingleItem();
        row.QuerySelector(".name")!.TextContent.ShouldBe("Ann");
        row.QuerySelector("a[href^='/desk']")!.GetAttribute("href").ShouldBe($"/desk?ticket={story.Number}");
        row.QuerySelector(".words")!.TextContent.ShouldBe("can you see this?");
        row.QuerySelector(".why")!.TextContent.ShouldBe("Blocked by the user");
        row.QuerySelectorAll(".facts div").Select(fact => fact.TextContent).ShouldContain("Next tryonly by hand");
        page.QuerySelectorAll(".lists a").Where(link => link.HasAttribute("aria-current")).Select(Words).ShouldBe(["Not delivered 1", "Telegram"]);
    }

    [Fact]
    public async Task A_reply_that_waits_for_a_channel_that_is_off_says_so()
    {
        await QueuedAsync("hello?");
        (await _admin.OpenAsync("/admin/outbox")).QuerySelector(".outbox .why")!.TextContent.ShouldBe("Telegram does not run: Channels:Telegram:Token is not set.");
    }

    [Fact]
    public async Task A_try_that_was_cut_off_waits_for_its_channel_too()
    {
        await QueuedAsync("hello?");
        await ClaimAsync();
        var page = await _admin.OpenAsync("/admin/outbox");
        page.QuerySelectorAll(".facts div").Select(fact => fact.TextContent).ShouldContain("Next trywhen the channel runs");
        page.QuerySelector("form[action*='/admin/outbox/']").ShouldBeNull("its outcome is not known yet");
    }

    [Fact]
    public async Task Nothing_to_deliver_is_good_news()
    {
        (await _admin.OpenAsync("/admin/outbox")).QuerySelector(".empty strong")!.TextContent.ShouldBe("All quiet: everything was delivered.");
        (await _admin.OpenAsync("/admin/outbox?page=7&show=failed&channel=discord")).QuerySelector(".empty")!.TextContent.ShouldContain("Discord");
    }

    [Fact]
    public async Task More_than_a_page_is_leafed_through()
    {
        for (var i = 0; i < OutboxPageSize + 1; i++) await QueuedAsync($"text {i}");
        var page = await _admin.OpenAsync("/admin/outbox?channel=telegram");
        page.QuerySelectorAll(".outbox > li").Length.ShouldBe(OutboxPageSize);
        page.QuerySelector("a[rel=prev]").ShouldBeNull();

        page = await _admin.OpenAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        page.QuerySelectorAll(".outbox .words").ShouldHaveSingleItem().TextContent.ShouldBe("text 0");
        page.QuerySelector("a[rel=next]").ShouldBeNull();
        (await _admin.OpenAsync(page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!)).QuerySelectorAll(".outbox > li").Length.ShouldBe(OutboxPageSize);
    }

    [Fact]
    public async Task What_failed_is_sent_once_more_and_the_agent_sees_it()
    {
        var story = await EndedAsync(DeliveryState.Failed, "blocked");
        await _admin.OpenAsync("/admin/outbox?show=failed");

        var page = await _admin.SubmitAsync(Retry);

        page.QuerySelector(".done")!.TextContent.ShouldBe("It goes out as soon as it is its turn.");
        page.QuerySelector(".lists a[aria-current]")!.TextContent.ShouldContain("Not delivered");
        (await DeliveryAsync(story)).ShouldBe("Being delivered");
        (await ClaimAsync()).ShouldHaveSingleItem().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_dropped_stays_undelivered_and_the_agent_sees_why()
    {
        var story = await EndedAsync(DeliveryState.Failed, "blocked");
        await _admin.OpenAsync("/admin/outbox");

        var page = await _admin.SubmitAsync(Drop);

        page.QuerySelector(".done").ShouldNotBeNull();
        page.QuerySelector(".empty").ShouldNotBeNull();
        (await DeliveryAsync(story)).ShouldBe("Not delivered: dropped by Root after: blocked");
    }

    [Fact]
    public async Task What_waits_can_be_dropped_too()
    {
        var story = await QueuedAsync("never mind");
        await _admin.OpenAsync("/admin/outbox?show=waiting");
        await _admin.SubmitAsync(Drop);
        (await DeliveryAsync(story)).ShouldBe("Not delivered: dropped by Root");
        (await ClaimAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_sends_what_may_have_arrived_is_told_that_it_may_be_seen_twice()
    {
        var story = await EndedAsync(DeliveryState.Uncertain, "interrupted");
        (await _admin.OpenAsync("/admin/outbox")).QuerySelector(Retry)!.TextContent.ShouldContain("may see it twice");
        await _admin.SubmitAsync(Drop);
        (await DeliveryAsync(story)).ShouldBe("May not have arrived: dropped by Root after: interrupted");
    }

    [Theory]
    [InlineData(Retry, "it waits for its turn")]
    [InlineData(Drop, "Somebody has dropped it already.")]
    public async Task An_act_from_a_page_that_is_behind_is_refused_with_words(string form, string said)
    {
        await EndedAsync(DeliveryState.Failed, "blocked");
        using var colleague = await _host.SignInAsync("root");
        await colleague.OpenAsync("/admin/outbox");
        await _admin.OpenAsync("/admin/outbox");
        await colleague.SubmitAsync(form);

        await _admin.SubmitAsync(form);

        _admin.Status.ShouldBe(HttpStatusCode.BadRequest);
        _admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain(said);
    }

    [Fact]
    public async Task What_was_sent_since_the_admin_looked_is_not_sent_again()
    {
        await QueuedAsync("hello");
        await _admin.OpenAsync("/admin/outbox");
        await _host.Get<OutboxStore>().SentAsync((await ClaimAsync()).Single(), "1");

        await _admin.SubmitAsync(Retry);

        _admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldStartWith("It was sent meanwhile");
        (await ClaimAsync()).ShouldBeEmpty();
        (await _admin.OpenAsync("/admin/outbox?show=sent")).QuerySelectorAll(".outbox > li").ShouldHaveSingleItem().QuerySelector("form").ShouldBeNull();
    }

    [Fact]
    public async Task An_agent_who_is_no_admin_can_neither_look_nor_act()
    {
        var story = await EndedAsync(DeliveryState.Failed, "blocked");
        await _host.AddAgentAsync("boris");
        using var boris = await _host.SignInAsync("boris");
        var token = (await boris.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var id = (await _admin.OpenAsync("/admin/outbox")).QuerySelector(".outbox > li")!.GetAttribute("data-row");
        (await boris.Http.GetAsync("/admin/outbox")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var act in new[] { "retry", "drop" })
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("attempts", "1"), new("state", "Failed")]);
            (await boris.Http.PostAsync($"/admin/outbox/{id}/{act}", form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        (await DeliveryAsync(story)).ShouldBe("Not delivered: blocked");
    }

    private const int OutboxPageSize = Admin.OutboxView.PageSize;

    private async Task<Story> QueuedAsync(string text)
    {
        var story = await _host.Tell(new("Ann", ChannelName.Telegram, Language.En)).WritesAsync("hello");
        return await story.QueuesAsync(_root, text);
    }

    private async Task<Story> EndedAsync(DeliveryState state, string problem)
    {
        var story = await QueuedAsync("can you **see** this?");
        await _host.Get<OutboxStore>().EndAsync((await ClaimAsync()).Single(), state, problem);
        return story;
    }

    private Task<IReadOnlyList<OutboxRow>> ClaimAsync() => _host.Get<OutboxStore>().ClaimAsync(ChannelName.Telegram, TimeProvider.System.GetUtcNow(), 10);

    private async Task<string> DeliveryAsync(Story story) =>
        (await _admin.OpenAsync($"/desk?ticket={story.Number}")).QuerySelector(".line.agent .delivery")!.TextContent;

    private static string Words(IElement link) => string.Join(' ', link.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
