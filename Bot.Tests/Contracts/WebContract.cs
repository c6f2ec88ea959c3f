using System.Net;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

public abstract class WebContract(WebStage stage) : ChannelContract(stage)
{
    private readonly WebCustomer _web = stage.Web;

    private protected override ChannelName Channel => ChannelName.Web;

    private protected override int TextLimit => int.MaxValue;

    // A browser keeps what it could not post; there is nobody in between.
    private protected override bool WritesWhileAway => false;

    private protected override Task WriteWhileAwayAsync(string customer, string text) => Task.CompletedTask;

    private protected override async Task WriteTwiceAsync(string customer, string text)
    {
        var answers = new[] { await PostAsync(customer, text), await PostAsync(customer, text) };

        answers[1].ShouldBe(answers[0]);
    }

    private protected override async Task WriteInVainAsync(string customer, string text)
    {
        using var answer = await _web.TryWriteAsync(customer, text, IdOf(text));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    private protected override Task WriteAgainAsync(string customer, string text) => PostAsync(customer, text);

    private static string IdOf(string text) => text.Replace(' ', '-');

    private async Task<string> PostAsync(string customer, string text)
    {
        using var answer = await _web.TryWriteAsync(customer, text, IdOf(text));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }
}

public sealed class WebOnSqlite(WebStage stage) : WebContract(stage), IClassFixture<WebStage>;

[OnPostgres]
public sealed class WebOnPostgres(WebStageOnPostgres stage) : WebContract(stage), IClassFixture<WebStageOnPostgres>;
