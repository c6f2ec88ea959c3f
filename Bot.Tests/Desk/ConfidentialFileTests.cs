using System.Net;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>C24: what a customer shares in confidence opens for the agent on the ticket, and the ticket says so.</summary>
public sealed class ConfidentialFileTests
{
    [Fact]
    public async Task It_opens_for_the_agent_who_has_the_ticket_and_each_opening_is_noted()
    {
        await using var host = await DeskHost.StartAsync();
        var anna = await host.AddAgentAsync("anna", "Anna");
        await host.AddAgentAsync("boris", "Boris", Role.Admin);
        var file = await host.Get<IAttachments>().KeepAsync("bill.png", new MemoryStream("GIF89a bill"u8.ToArray()), 1000, default);
        var story = await host.Tell(new("Ola", ChannelName.Web, Language.Pl)).WritesAsync("my bill", files: file! with { IsConfidential = true });
        await story.HandsOffAsync(HandoffReason.AskedForPerson);
        using var browser = await host.SignInAsync("anna");
        using var admin = await host.SignInAsync("boris");

        (await browser.Http.GetAsync($"/desk/files/{file.Id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "nobody has claimed it");
        await story.ClaimedAsync(anna);
        (await admin.Http.GetAsync($"/desk/files/{file.Id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "it is Anna's");
        using var opened = await browser.Http.GetAsync($"/desk/files/{file.Id}?show");

        (await opened.Content.ReadAsStringAsync()).ShouldBe("GIF89a bill");
        opened.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await browser.OpenAsync($"/desk?ticket={story.Number}");
        page.QuerySelectorAll(".event").Select(line => line.TextContent).Count(line => line.Contains("opened the confidential file “bill.png”", StringComparison.Ordinal)).ShouldBe(1);
        page.QuerySelectorAll(".event")[^1].TextContent.ShouldStartWith("Anna");
        page.QuerySelector(".files img").ShouldBeNull();
    }

    [Fact]
    public async Task Pictures_and_sound_of_others_are_shown_in_place_and_other_files_are_not()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddAgentAsync("anna", "Anna");
        var files = host.Get<IAttachments>();
        var picture = await files.KeepAsync("a.gif", new MemoryStream("GIF89a"u8.ToArray()), 1000, default);
        var drawing = await files.KeepAsync("b.png", new MemoryStream("<svg/>"u8.ToArray()), 1000, default);
        var voice = await files.KeepAsync("c.oga", new MemoryStream("OggS\0\u0002"u8.ToArray()), 1000, default);
        var story = await host.Tell(new("Ola", ChannelName.Web, Language.Pl)).WritesAsync("look", files: [picture!, drawing!, voice!]);
        using var browser = await host.SignInAsync("anna");

        var page = await browser.OpenAsync($"/desk?ticket={story.Number}");

        page.QuerySelectorAll(".files img").Select(image => image.GetAttribute("src")).ShouldBe([$"/desk/files/{picture!.Id}?show"]);
        page.QuerySelectorAll(".files audio").Select(sound => sound.GetAttribute("src")).ShouldBe([$"/desk/files/{voice!.Id}?show"]);
        using var shown = await browser.Http.GetAsync($"/desk/files/{picture.Id}?show");
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/gif");
        shown.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        using var kept = await browser.Http.GetAsync($"/desk/files/{drawing!.Id}?show");
        kept.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
    }
}
