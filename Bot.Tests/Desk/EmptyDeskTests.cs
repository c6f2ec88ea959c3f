using System.Net;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What the desk says where there is nothing.</summary>
public sealed class EmptyDeskTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private readonly DeskHost _host = desk.Host;

    [Theory]
    [InlineData("waiting", "Nobody is waiting.")]
    [InlineData("mine", "You have no conversations.")]
    [InlineData("team", "Your colleagues have none open.")]
    [InlineData("bot", "The bot is talking to nobody.")]
    [InlineData("resolved", "Nothing is resolved yet.")]
    public async Task An_empty_list_says_what_to_do_next(string list, string said) =>
        (await (await _host.SignInAsync("anna")).OpenAsync($"/desk?list={list}")).QuerySelector(".empty strong")!.TextContent.ShouldBe(said);

    [Theory]
    [InlineData("SB-999999")]
    [InlineData("nonsense")]
    public async Task An_unknown_ticket_is_said_to_be_unknown(string number)
    {
        (await (await _host.SignInAsync("anna")).OpenAsync($"/desk?ticket={number}")).QuerySelector(".nothing h1")!.TextContent.ShouldBe("There is no such ticket");
        (await (await _host.SignInAsync("anna")).Http.GetAsync($"/desk/tickets/{number}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
