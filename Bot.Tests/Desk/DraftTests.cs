using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What an agent is warned of, from the words they type to what the desk shows.</summary>
public class DraftTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string Composer = "form.composer";
    private static readonly Assessment Upset = Some.Reading() with { Sentiment = new(Sentiment.Negative, 0.95f, false), Anger = new(Anger.Irritated, 0.9f, false) };

    [Theory]
    [InlineData("En", "I promise you this won't happen again.", "I can't promise the outcome.")]
    [InlineData("Ru", "Гарантирую, что деньги вернутся завтра.", "Обещать исход не могу.")]
    [InlineData("Pl", "Obiecuję, że to się już nigdy nie powtórzy.", "Wyniku nie mogę obiecać.")]
    public async Task C15_A_promise_waits_for_better_words_or_a_reason_that_is_kept(string language, string promise, string better)
    {
        var (story, browser) = await OpenAsync(Enum.Parse<Language>(language));

        await browser.SubmitAsync(Composer, ("mode", "reply"), ("text", promise));

        browser.Status.ShouldBe(HttpStatusCode.Conflict);
        var page = browser.Page;
        page.QuerySelector(".conduct li[data-kind=Promise]")!.TextContent.ShouldContain("(C15)");
        page.QuerySelector(".conduct .take")!.TextContent.ShouldStartWith(better);
        page.QuerySelector("textarea[name=text]")!.TextContent.ShouldBe(promise);
        page.QuerySelectorAll(".line.agent").ShouldBeEmpty();

        await browser.SubmitAsync(Composer, ("mode", "reply"), ("text", promise), ("take", "0"));
        browser.Page.QuerySelector("textarea[name=text]")!.TextContent.ShouldStartWith(better);

        await browser.SubmitAsync(Composer, ("mode", "reply"), ("text", promise), ("anyway", "yes"), ("reason", "The manager agreed in writing"));
        await browser.OpenAsync($"/desk?ticket={story.Number}");
        browser.Page.QuerySelector(".line.agent .text")!.TextContent.ShouldBe(promise);
        browser.Page.QuerySelectorAll(".event").Select(e => e.TextContent).ShouldContain(e => e.Contains("sent this anyway: “The manager agreed in writing”"));
    }

    [Theory]
    [InlineData("En", "C05", "Awesome, we have your order number.", "Cheerful")]
    [InlineData("Ru", "C05", "Номер заказа записал 😊", "Cheerful")]
    [InlineData("Pl", "C05", "Już sprawdzam zamówienie 🚀", "Cheerful")]
    [InlineData("En", "C08", "That was our mistake. Anna writes to you by 15:00.", "Fault")]
    [InlineData("Ru", "C08", "Вы сами неправильно ввели номер. Напишу вам в 15:00.", "Fault")]
    [InlineData("Pl", "C08", "To wina kuriera. Do 15:00 napiszę, co dalej.", "Fault")]
    [InlineData("En", "C14", "You might like our Premium plan, it has much faster support.", "Upsell")]
    [InlineData("Ru", "C14", "Для таких объёмов ваш план маловат, давайте сразу переведу вас на «Максимум».", "Upsell")]
    [InlineData("Pl", "C14", "Przy tej liczbie stanowisk opłaca się Państwu abonament Biznes Plus.", "Upsell")]
    [InlineData("En", "C18", "This feature isn't available in your country.", "NoNextStep")]
    [InlineData("Ru", "C18", "Нет, это невозможно.", "NoNextStep")]
    [InlineData("Pl", "C18", "Tym się nie zajmujemy.", "NoNextStep")]
    [InlineData("En", "C30", "Second line had a look: it was just a PEBCAK. Please sign in once more.", "CodeWord")]
    [InlineData("Ru", "C30", "У нас это называют «сбой биоробота». Нажмите зелёную кнопку.", "CodeWord")]
    [InlineData("Pl", "C30", "To tak zwany ID10T, wystarczy włączyć zasilanie z tyłu obudowy.", "CodeWord")]
    public async Task C05_C08_C14_C18_C30_A_reply_is_held_in_the_composer_with_the_words_and_the_rule(string language, string rule, string text, string kind)
    {
        var (_, browser) = await OpenAsync(Enum.Parse<Language>(language));

        await browser.SubmitAsync(Composer, ("mode", "reply"), ("text", text));

        browser.Status.ShouldBe(HttpStatusCode.Conflict);
        browser.Page.QuerySelector($".conduct li[data-kind={kind}]").ShouldNotBeNull().TextContent.ShouldContain($"({rule})");
    }

    [Fact]
    public async Task C30_A_note_is_reminded_of_code_words_and_kept_as_it_is()
    {
        var (story, browser) = await OpenAsync(Language.En);
        using var program = await desk.Host.ProgramAsync("anna");

        var findings = await FindingsAsync(program, new { text = "PEBKAC, she surely broke it herself!", ticket = story.Number.ToString(), note = true });
        await browser.SubmitAsync(Composer, ("mode", "note"), ("text", "PEBKAC, told her to plug it in."));

        findings.ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("code_word");
        browser.Page.QuerySelector(".line.note .text")!.TextContent.ShouldBe("PEBKAC, told her to plug it in.");
    }

    [Fact]
    public async Task C05_Hints_while_typing_follow_the_newest_reading()
    {
        var (story, _) = await OpenAsync(Language.En);
        using var program = await desk.Host.ProgramAsync("anna");
        var draft = new { text = "The order is on its way!", ticket = story.Number.ToString() };

        var upset = await FindingsAsync(program, draft);
        await story.WritesAsync("oh, great, thank you", Some.Reading() with { Sentiment = new(Sentiment.Positive, 0.95f, false) });
        var glad = await FindingsAsync(program, draft);

        upset.ShouldHaveSingleItem().GetProperty("words").GetString().ShouldBe("!");
        glad.ShouldBeEmpty();
    }

    [Fact]
    public async Task C15_A_programs_reply_is_sent_with_what_it_is_warned_of_in_the_answer()
    {
        var (story, browser) = await OpenAsync(Language.En);
        using var program = await desk.Host.ProgramAsync("anna");

        var answer = await program.PostAsJsonAsync($"/api/tickets/{story.Number}/reply", new { text = "We guarantee it will work.", reason = "Agreed with the maker" });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        view.GetProperty("findings")[0].GetProperty("kind").GetString().ShouldBe("promise");
        await browser.OpenAsync($"/desk?ticket={story.Number}");
        browser.Page.QuerySelectorAll(".event").Select(e => e.TextContent).ShouldContain(e => e.Contains("Agreed with the maker"));
    }

    private async Task<(Story Story, DeskClient Browser)> OpenAsync(Language language)
    {
        var anna = (await desk.Host.Get<AgentStore>().FindAsync("anna"))!.Agent;
        var story = await desk.Host.Tell(new("Ola", ChannelName.Web, language)).WritesAsync("1043 !!!", Upset);
        await story.HandsOffAsync(HandoffReason.AskedForPerson);
        await story.ClaimedAsync(anna);
        var browser = await desk.Host.SignInAsync("anna");
        await browser.OpenAsync($"/desk?ticket={story.Number}");
        return (story, browser);
    }

    private static async Task<List<JsonElement>> FindingsAsync(HttpClient program, object draft) =>
        [.. (await (await program.PostAsJsonAsync("/api/conduct", draft)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("findings").EnumerateArray()];
}
