using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SupportBot.Tests.Support;

/// <summary>A browser that follows links, posts forms and keeps cookies, and runs no scripts.</summary>
internal sealed class DeskClient : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    public DeskClient(Uri address) => Http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = address };

    public HttpClient Http { get; private set; }

    public HttpStatusCode Status { get; private set; }

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Goes on at another node, with the cookies it has: a browser sends them to every port of a host.</summary>
    public void MoveTo(Uri address)
    {
        Http.Dispose();
        Http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = address };
    }

    public async Task SignInAsync(string login, string password)
    {
        await OpenAsync("/login");
        await SubmitAsync("form[action='/login']", ("login", login), ("password", password));
    }

    public async Task<IHtmlDocument> OpenAsync(string url) => await ShowAsync(await Http.GetAsync(new Uri(url, UriKind.Relative)));

    /// <summary>Fills in a form of the page and posts it, with the hidden fields it has.</summary>
    public async Task<IHtmlDocument> SubmitAsync(string selector, params (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form {selector} in {Page.Title}.");
        var values = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (Name: input.Name!, input.Value)).Concat(fields);
        using var content = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        return await ShowAsync(await Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content));
    }

    /// <summary>Posts a form of the page with a file in its only field for one.</summary>
    public async Task<IHtmlDocument> UploadAsync(string selector, string name, string content)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form {selector} in {Page.Title}.");
        using var body = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")) body.Add(new StringContent(input.Value), input.Name!);
        body.Add(new StringContent(content), form.QuerySelector<IHtmlInputElement>("input[type=file]")!.Name!, name);
        return await ShowAsync(await Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), body));
    }

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }

    private async Task<IHtmlDocument> ShowAsync(HttpResponseMessage response)
    {
        while (response.StatusCode is HttpStatusCode.Redirect) response = await Http.GetAsync(response.Headers.Location);
        Status = response.StatusCode;
        return Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}
