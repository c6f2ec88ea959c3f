using System.Net.Http.Headers;
using System.Text;
using SupportBot.Channels;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Channels.Web.DirectLineClient;

namespace SupportBot.Tests.Channels.Web;

public sealed class UploadTests
{
    private const string Activity = """{"type":"message","text":"my log","from":{"id":"me"},"channelData":{"clientActivityID":"up-1"}}""";

    [Fact]
    public async Task Files_come_with_their_message_and_are_handed_out_as_downloads_only()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var form = Form(Activity, ("зло\"<b>.html", "text/html", "<script>alert(1)</script>"));

        var answer = await UploadAsync(visitor, form);

        answer.Text("id").ShouldBe($"{visitor.Conversation}|0000001");
        var message = host.Transcript.Accepted.Single();
        message.Content.ShouldBe(new IncomingContent.Text("my log"));
        message.ExternalId.ShouldBe($"{visitor.Conversation}:up-1");
        var attachment = (await visitor.ReadAsync()).Activities[0]!["attachments"]![0]!;
        attachment["contentType"]!.ToString().ShouldBe("text/plain");
        attachment["name"]!.ToString().ShouldBe("зло\"<b>.html");
        using var download = await host.Http.GetAsync(attachment["contentUrl"]!.ToString());
        download.Content.Headers.ContentType!.ToString().ShouldBe("application/octet-stream");
        download.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var disposition = download.Content.Headers.GetValues("Content-Disposition").Single();
        disposition.ShouldStartWith("attachment");
        disposition.ShouldContain("filename*=UTF-8''%D0%B7%D0%BB%D0%BE");
        (await download.Content.ReadAsStringAsync()).ShouldBe("<script>alert(1)</script>");
    }

    [Fact]
    public async Task A_file_without_words_is_a_message_too()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var form = Form(activity: null, ("a.txt", "text/plain", "a"), ("b.txt", "text/plain", "b"));

        ((int)(await UploadAsync(visitor, form)).Status).ShouldBe(200);

        host.Transcript.Accepted.Single().Attachments.Select(a => a.Name).ShouldBe(["a.txt", "b.txt"]);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_nothing_of_it_is_sent()
    {
        await using var host = await WebHost.StartAsync(settings: [("MaxUploadBytes", "1000")]);
        var visitor = await host.VisitAsync();
        using var form = Form(Activity, ("big.txt", "text/plain", new string('x', 1001)));

        var answer = await UploadAsync(visitor, form);

        ((int)answer.Status).ShouldBe(413);
        host.Transcript.Accepted.ShouldBeEmpty();
        host.Attachments.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_files_are_refused()
    {
        await using var host = await WebHost.StartAsync(settings: [("MaxUploadFiles", "1")]);
        var visitor = await host.VisitAsync();
        using var form = Form(Activity, ("a.txt", "text/plain", "a"), ("b.txt", "text/plain", "b"));

        ((int)(await UploadAsync(visitor, form)).Status).ShouldBe(400);
        host.Transcript.Accepted.ShouldBeEmpty();
        host.Attachments.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repeated_upload_is_one_message_and_its_files_are_kept_once()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var first = Form(Activity, ("a.txt", "text/plain", "a"));
        using var again = Form(Activity, ("a.txt", "text/plain", "a"));

        var answer = await UploadAsync(visitor, first);

        (await UploadAsync(visitor, again)).Text("id").ShouldBe(answer.Text("id"));
        host.Attachments.Kept.ShouldBe(host.Transcript.Accepted.Single().Attachments);
    }

    [Theory]
    [InlineData("GIF89a picture", "image/gif", "inline")]
    [InlineData("<svg onload='alert(1)'/>", "application/octet-stream", "attachment")]
    public async Task A_picture_may_be_shown_in_place_and_nothing_that_could_run(string content, string type, string disposition)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var form = Form(Activity, ("photo.png", "image/png", content));
        await UploadAsync(visitor, form);

        using var shown = await host.Http.GetAsync($"{Base}/attachments/{host.Attachments.Kept.Single().Id}");

        shown.Content.Headers.ContentType!.ToString().ShouldBe(type);
        shown.Content.Headers.ContentDisposition!.DispositionType.ShouldBe(disposition);
        shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        shown.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
    }

    [Fact]
    public async Task A_confidential_file_opens_by_the_address_its_customer_has_and_not_by_its_id()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var form = Form("""{"type":"message","channelData":{"confidential":true}}""", ("bill.txt", "text/plain", "4111"));
        await UploadAsync(visitor, form);

        var file = host.Transcript.Accepted.Single().Attachments.Single();
        file.IsConfidential.ShouldBeTrue();
        host.Attachments.Confide(file.Id);
        var address = (await visitor.ReadAsync()).Activities[0]!["attachments"]![0]!["contentUrl"]!.ToString();
        (await host.Http.GetStringAsync(address)).ShouldBe("4111");
        ((int)(await host.GetAsync(address.Split('?')[0])).Status).ShouldBe(404);
        ((int)(await host.GetAsync(address[..^1])).Status).ShouldBe(404);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "not the parts that were announced")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{broken\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{}\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file; filename=whole.txt\r\n\r\nabc\r\n--b\r\nContent-Disposition: form-data; name=file; filename=a.txt\r\n\r\nhalf a fi")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\"type\":\"mess")]
    public async Task A_damaged_upload_is_refused(string type, string body)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        ((int)(await UploadAsync(visitor, content)).Status).ShouldBe(400);
        host.Transcript.Accepted.ShouldBeEmpty();
        host.Attachments.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disk_that_is_full_is_not_the_senders_fault()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        host.Attachments.IsFull = true;
        using var form = Form(Activity, ("a.txt", "text/plain", "a"));

        ((int)(await UploadAsync(visitor, form)).Status).ShouldBe(503);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("ABCDEF")]
    public async Task An_unknown_attachment_is_not_found(string id)
    {
        await using var host = await WebHost.StartAsync();

        ((int)(await host.GetAsync($"{Base}/attachments/{id}")).Status).ShouldBe(404);
    }

    private static Task<Answer> UploadAsync(Visitor visitor, HttpContent body) =>
        visitor.Host.AskAsync(HttpMethod.Post, $"{visitor.Path}/upload?userId=me", visitor.Token, body);

    private static MultipartFormDataContent Form(string? activity, params (string Name, string Type, string Content)[] files)
    {
        var form = new MultipartFormDataContent();
        if (activity is not null) form.Add(new StringContent(activity, new MediaTypeHeaderValue("application/vnd.microsoft.activity")), "activity", "blob");
        foreach (var (name, type, content) in files) form.Add(FilePart(name, type, content));
        return form;
    }

    // As browsers write it: the name in UTF-8, with quotes percent-encoded.
    private static StringContent FilePart(string name, string type, string content)
    {
        var part = new StringContent(content, new MediaTypeHeaderValue(type));
        part.Headers.Remove("Content-Disposition");
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        return part;
    }
}
