using System.Net;
using SupportBot.Conversations;
using SupportBot.Storage.Incidents;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>From a customer's message to the alarm on the desk, and from an admin's word to every customer it concerns (C12).</summary>
public sealed class IncidentsEndToEndTests
{
    private static readonly (string, string)[] Words = [("en", "Sign-in fails for many."), ("ru", "Вход не работает у многих."), ("pl", "Logowanie nie działa u wielu osób.")];

    [Fact]
    public async Task C12_everyone_affected_is_told_once_in_their_language_newcomers_first_thing_and_nobody_else()
    {
        await using var bot = await RunningBot.StartAsync(("Dialogs:QuietWindowMs", "0"), ("Dialogs:IncidentSeconds", "1"));
        await using var web = new WebCustomer(bot.Address);
        using var desk = new DeskClient(bot.Address);
        await desk.SignInAsync("anna", RunningBot.Password);
        await AnsweredAsync(web, "Ann", "the whole site is down, nothing works for anyone here");
        await AnsweredAsync(web, "Пётр", "у нас ничего не работает, сервис лежит у всех");
        await AnsweredAsync(web, "Cecil", "you have charged me twice for order 10472, I need the money back today");

        await bot.Get<AlarmStore>().RaiseAsync(new NewAlarm(Topic.Outage, null, Now.AddMinutes(-5), Now, 6, 0.2), CancellationToken.None);
        (await desk.OpenAsync("/desk")).QuerySelector("#alarms .alarm")!.TextContent.ShouldContain("6 customers");
        await desk.OpenAsync("/desk/incidents");
        desk.Page.QuerySelectorAll(".alarm-box .behind li").Length.ShouldBe(2);
        await desk.SubmitAsync(".alarm-box form.declare", [("title", "Sign-in"), ("topic", "Outage"), ("topic", "Access"), ("minutes", "30"), .. Words]);

        desk.Page.QuerySelector(".incident-box h2")!.TextContent.ShouldContain("Sign-in");
        (await web.NextAsync("Ann")).Text.ShouldStartWith("Sign-in fails for many.");
        (await web.NextAsync("Пётр")).Text.ShouldStartWith("Вход не работает у многих.");
        (await AnsweredAsync(web, "Zofia", "nic nie działa, cały serwis leży")).ShouldStartWith("Logowanie nie działa u wielu osób.");
        await desk.OpenAsync("/desk/incidents");
        await desk.SubmitAsync(".incident-box form.declare", [("en", "It works again."), ("ru", "Снова работает."), ("pl", "Znów działa."), ("over", "1")]);

        desk.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var (customer, words) in new[] { ("Ann", "It works again."), ("Пётр", "Снова работает."), ("Zofia", "Znów działa.") })
            (await web.NextAsync(customer)).Text.ShouldContain(words);
        await bot.UntilAsync(async () => await CountAsync(bot) == 6);
        foreach (var customer in new[] { "Ann", "Пётр", "Zofia", "Cecil" }) (await web.SeenAsync(customer)).ShouldBeEmpty(customer);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task<string> AnsweredAsync(WebCustomer web, string customer, string text)
    {
        await web.WriteAsync(customer, text);
        return (await web.NextAsync(customer)).Text;
    }

    private static ValueTask<long> CountAsync(RunningBot bot) =>
        bot.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM incident_notices", row => row.GetInt64(0)));
}
