using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>Whoever can approve that confidential evidence is shared is asked, and the ticket keeps what they said (C24).</summary>
public sealed class ApprovalTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private readonly DeskHost _host = desk.Host;

    [Fact]
    public async Task C24_the_customer_passes_the_question_on_and_what_they_send_after_a_yes_is_confidential()
    {
        var (story, anna) = await ClaimedAsync(Language.Pl);
        anna.Page.QuerySelector("form[data-act=approval] textarea")!.TextContent.ShouldContain("Proszę przekazać pytanie", Case.Sensitive, "in the customer's language");
        await anna.SubmitAsync("form[data-act=approval]:has(textarea)", ("approver", "Marta Nowak"), ("text", anna.Page.QuerySelector("form[data-act=approval] textarea")!.TextContent));
        (await LinesAsync(story)).ShouldContain(line => line.Kind == LineKind.Agent && line.Text.Contains("(Marta Nowak)"));
        anna.Page.QuerySelector(".approval form[data-act=approval]").ShouldBeNull("one question at a time");

        await anna.SubmitAsync("form[data-act=decision]", ("granted", "true"), ("who", "Marta Nowak"), ("note", "without names"));

        anna.Page.QuerySelector(".approval .done")!.TextContent.ShouldContain("Granted by Marta Nowak");
        (await LinesAsync(story)).ShouldContain(line => line.Kind == LineKind.Bot && line.Text.StartsWith("Odnotowane: można to udostępnić", StringComparison.Ordinal));
        var file = await _host.Get<IAttachments>().KeepAsync("log.txt", new MemoryStream("log"u8.ToArray()), 1000, default);
        await WritesAsync(story, "proszę", file!);
        using var root = await _host.SignInAsync("root");
        (await root.Http.GetAsync($"/desk/files/{file!.Id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "it is Anna's");
        (await anna.Http.GetAsync($"/desk/files/{file.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LinesAsync(story)).Count(line => line.Text == "opened:log.txt").ShouldBe(1);
        anna.Dispose();
    }

    [Fact]
    public async Task C24_an_admin_who_was_asked_decides_at_the_desk_and_nobody_else_does()
    {
        var (story, anna) = await ClaimedAsync(Language.En);
        await anna.SubmitAsync("form[data-act=approval]:has(select)", ("colleague", "root"), ("text", "the access log"));
        anna.Page.QuerySelector("form[data-act=decision]").ShouldBeNull("Anna cannot approve what she asks for");
        var acts = _host.Get<ApprovalActs>();
        (await acts.DecideAsync(story.Number, await AgentAsync("anna"), true, null, null, default)).ShouldBeOfType<ActResult.BadText>();
        var told = (await _host.Get<AgentNotices>().UnseenAsync((await AgentAsync("root")).Id)).Single(one => one.Notice.Ticket == story.Number);
        (told.Notice.Kind, told.Notice.Words).ShouldBe((NoticeKind.Approval, $"{(await AgentAsync("anna")).Name} asks whether it may be shared: the access log"));
        using var root = await _host.SignInAsync("root");

        await root.OpenAsync($"/desk?ticket={story.Number}");
        await root.SubmitAsync("form[data-act=decision]", ("granted", "false"), ("note", "it has names in it"));

        root.Page.QuerySelector(".approval .problem")!.TextContent.ShouldContain($"Refused by {(await AgentAsync("root")).Name}");
        (await acts.DecideAsync(story.Number, await AgentAsync("root"), true, null, null, default)).ShouldBeOfType<ActResult.BadText>("it is decided");
        (await _host.Get<AgentNotices>().UnseenAsync((await AgentAsync("anna")).Id)).ShouldContain(one => one.Notice.Words.EndsWith("refuses it: it has names in it", StringComparison.Ordinal));
        (await ConversationAsync(story)).Approval!.IsGranted.ShouldBeFalse();
        anna.Dispose();
    }

    [Fact]
    public async Task C24_whoever_has_the_ticket_asks_one_at_a_time_and_only_the_gap_becomes_the_name()
    {
        var (story, anna) = await ClaimedAsync(Language.En);
        var acts = _host.Get<ApprovalActs>();
        (await acts.AskColleagueAsync(story.Number, await AgentAsync("root"), "root", "the log", default)).ShouldBeOfType<ActResult.BadText>("the ticket is Anna's");

        (await acts.AskCustomerAsync(story.Number, await AgentAsync("anna"), "Marta", "Well… please ask ⟨approver⟩\u202e.", default)).ShouldBeOfType<ActResult.Done>();

        (await LinesAsync(story)).ShouldContain(line => line.Kind == LineKind.Agent && line.Text == "Well… please ask Marta.");
        (await acts.AskColleagueAsync(story.Number, await AgentAsync("anna"), "root", "the log", default)).ShouldBeOfType<ActResult.BadText>("Marta is asked already");
        anna.Dispose();
    }

    private async Task<(Story Story, DeskClient Anna)> ClaimedAsync(Language language)
    {
        var story = _host.Tell(new("Ola", ChannelName.Web, language));
        await WritesAsync(story, language is Language.Pl ? "chcę rozmawiać z człowiekiem" : "a human please");
        await story.ClaimedAsync(await AgentAsync("anna"));
        var anna = await _host.SignInAsync("anna");
        await anna.OpenAsync($"/desk?ticket={story.Number}");
        return (story, anna);
    }

    private async Task WritesAsync(Story story, string text, params Attachment[] files)
    {
        await story.WritesUnreadAsync(text, files);
        await _host.Get<DialogManager>().TakeTurnAsync((await ConversationAsync(story)).Id, default);
    }

    private async Task<Agent> AgentAsync(string login) => (await _host.Get<AgentStore>().FindAsync(login)).ShouldNotBeNull().Agent;

    private async Task<Conversation> ConversationAsync(Story story) => (await _host.Get<ConversationStore>().FindAsync(story.Number)).ShouldNotBeNull();

    private async Task<IReadOnlyList<TranscriptLine>> LinesAsync(Story story) => (await _host.Get<TicketDetailStore>().FindAsync(story.Number)).ShouldNotBeNull().Lines;
}
