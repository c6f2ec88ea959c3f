using System.Net.WebSockets;
using Microsoft.Extensions.Options;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Channels.Web.DirectLineClient;

namespace SupportBot.Tests.Channels.Web;

/// <summary>Which sites may embed the chat, and which settings are refused.</summary>
public sealed class SiteTests
{
    private static readonly string[] Paths =
        ["/chat/token", $"{Base}/conversations", $"{Base}/conversations/x/activities", $"{Base}/tokens/refresh", $"{Base}/conversations/x/upload"];

    [Fact]
    public async Task A_browser_may_call_from_any_site_with_the_official_clients_headers()
    {
        await using var host = await WebHost.StartAsync();

        foreach (var path in Paths)
        {
            using var preflight = await PreflightAsync(host, path, "https://shop.example");
            ((int)preflight.StatusCode).ShouldBe(204);
            preflight.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            preflight.Headers.GetValues("Access-Control-Allow-Headers").ShouldBe(["authorization, content-type, x-ms-bot-agent, x-requested-with"]);
            preflight.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("POST");
        }
    }

    [Fact]
    public async Task Refusals_can_be_read_from_another_site_too()
    {
        await using var host = await WebHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Base}/conversations");
        request.Headers.Add("Origin", "https://shop.example");

        using var response = await host.Http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(403);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task Named_sites_and_our_own_are_let_in_and_others_are_not()
    {
        await using var host = await WebHost.StartAsync(settings: [("AllowedOrigins:0", "https://shop.example")]);

        ((int)(await VisitFromAsync(host, "https://shop.example")).StatusCode).ShouldBe(200);
        ((int)(await VisitFromAsync(host, host.Address.GetLeftPart(UriPartial.Authority))).StatusCode).ShouldBe(200);
        ((int)(await VisitFromAsync(host, "https://evil.example")).StatusCode).ShouldBe(403);
        ((int)(await PreflightAsync(host, "/chat/token", "https://evil.example")).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task A_site_that_is_not_named_opens_no_socket_either()
    {
        await using var host = await WebHost.StartAsync(settings: [("AllowedOrigins:0", "https://shop.example")]);
        var visitor = await host.VisitAsync();

        (await DirectLineSocket.OpenAsync(visitor.StreamUrl, "https://shop.example")).Dispose();
        await Should.ThrowAsync<WebSocketException>(() => DirectLineSocket.OpenAsync(visitor.StreamUrl, "https://evil.example"));
    }

    [Theory]
    [InlineData("ChallengeBits", "25")]
    [InlineData("AskFirst:0", "phone")]
    [InlineData("Secret", "short")]
    [InlineData("IdentityKey", "short")]
    [InlineData("TokenLifetime", "00:00:01")]
    [InlineData("ReturnWithin", "400.00:00:00")]
    [InlineData("MaxUploadBytes", "-1")]
    [InlineData("MaxUploadFiles", "1000")]
    [InlineData("AllowedOrigins:0", "shop.example")]
    [InlineData("AllowedOrigins:0", "https://shop.example/path")]
    [InlineData("PublicUrl", "ftp://x")]
    public async Task A_wrong_setting_stops_the_start_and_names_its_key(string key, string value)
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() => WebHost.StartAsync(settings: [(key, value)]));

        error.Message.ShouldContain($"Channels:Web:{key.Split(':')[0]} ");
    }

    [Fact]
    public async Task Addresses_handed_out_are_the_public_ones()
    {
        await using var host = await WebHost.StartAsync(settings: [("PublicUrl", "https://chat.example")]);

        var visitor = await host.VisitAsync();

        visitor.StreamUrl.ShouldStartWith($"wss://chat.example{Base}/conversations/");
    }

    private static Task<HttpResponseMessage> PreflightAsync(WebHost host, string path, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");
        return host.Http.SendAsync(request);
    }

    private static Task<HttpResponseMessage> VisitFromAsync(WebHost host, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token");
        request.Headers.Add("Origin", origin);
        return host.Http.SendAsync(request);
    }
}
