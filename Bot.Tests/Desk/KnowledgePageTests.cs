using AngleSharp.Dom;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Articles;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Desk;

/// <summary>What admins see of the knowledge folder.</summary>
public sealed class KnowledgePageTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task C06_An_admin_sees_which_articles_help_what_is_found_and_what_is_missing()
    {
        await TellAsync();
        var admin = await desk.Host.SignInAsync("root");

        var page = await admin.OpenAsync("/admin/knowledge?language=ru");
        page.QuerySelector(".admin-panes .areas [aria-current]")!.TextContent.ShouldBe("Knowledge");
        Cells(page, "refund_time").ShouldBe(["Сколько идёт возврат денег Does not help", "14", "3", "9", "3 of 12"]);
        Cells(page, "track_parcel")[1..].ShouldBe(["0", "0", "0", "–"]);
        var missing = page.QuerySelectorAll(".unanswered tbody tr").ShouldHaveSingleItem();
        missing.QuerySelector("a")!.TextContent.ShouldBe("напишите name@example.com про <b>шлагбаум</b>");
        missing.QuerySelector("time")!.TextContent.ShouldNotBeEmpty();
        (await admin.OpenAsync(missing.QuerySelector("a")!.GetAttribute("href")!)).QuerySelector(".found")!.TextContent.ShouldContain("Nothing would be found");

        await admin.OpenAsync($"/admin/knowledge?language=ru&words={Uri.EscapeDataString("когда вернут деньги")}");
        admin.Page.QuerySelector("#words")!.GetAttribute("value").ShouldBe("когда вернут деньги");
        await admin.OpenAsync(admin.Page.QuerySelector(".found li:first-child a")!.GetAttribute("href")!);

        admin.Page.QuerySelectorAll(".article.formatted").Length.ShouldBe(2);
        admin.Page.QuerySelector(".article ol > li strong").ShouldNotBeNull("formatted as customers see it");
        admin.Page.QuerySelectorAll(".found-by dd").Select(Words).Take(2).ShouldBe(["refund_time", "Payment"]);
        admin.Page.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
        (await admin.OpenAsync("/admin/knowledge/no_such_thing")).QuerySelector("[role=alert]")!.TextContent.ShouldBe("There is no such article.");
    }

    private async Task TellAsync()
    {
        await desk.Host.Get<ArticleStore>().SyncAsync([.. ShippedPlaybook.It.Articles.All.Select(article =>
            (article.Language, article.Id, ArticleWords.Of(article.Language, article.Phrases, article.Text)))]);
        var now = TimeProvider.System.GetUtcNow();
        ArticleUse[] uses =
        [
            .. Enumerable.Repeat(Use(ArticleOutcome.Shown), 14), .. Enumerable.Repeat(Use(ArticleOutcome.Helped), 3), .. Enumerable.Repeat(Use(ArticleOutcome.DidNotHelp), 9),
        ];
        await desk.Host.Database.WriteAsync(WriteKey.None, async sql =>
        {
            await ArticleRecord.AddAsync(sql, 1, uses, (Language.Ru, "напишите jan@firma.ru про <b>шлагбаум</b>"), now);
            await ArticleRecord.AddAsync(sql, 1, [], (Language.Pl, "szlaban"), now);
        });
    }

    private static ArticleUse Use(ArticleOutcome outcome) => new("refund_time", Language.Ru, outcome);

    private static string[] Cells(IDocument page, string article) => [.. page.QuerySelector($"[data-article={article}]")!.Children.Select(Words)];

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
