using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Desk.Pages;

namespace SupportBot.Tests.Support;

/// <summary>A part of a page as a browser gets it, without a server.</summary>
internal static class Rendered
{
    public static async Task<IHtmlDocument> OfAsync(RenderFragment content)
    {
        await using var services = new ServiceCollection().AddSingleton<AntiforgeryStateProvider, NoToken>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Fragment>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Fragment.Content)] = content }))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
