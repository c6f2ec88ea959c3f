using System.Text;
using SupportBot.Channels;

namespace SupportBot.Tests.Channels;

public sealed class FileKindTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452", "image/png")]
    [InlineData("FFD8FFE000104A46494600", "image/jpeg")]
    [InlineData("474946383961010001008000", "image/gif")]
    [InlineData("524946462400000057454250565038", "image/webp")]
    [InlineData("524946462400000057415645", "application/octet-stream")]
    [InlineData("255044462D312E370A", "application/pdf")]
    [InlineData("504B030414000600", "application/zip")]
    [InlineData("4F67675300020000", "audio/ogg")]
    [InlineData("49443304000000000000", "audio/mpeg")]
    [InlineData("FFFB9064000000", "audio/mpeg")]
    [InlineData("FFFE68006900", "application/octet-stream")]
    [InlineData("0000002066747970 69736F6D00000200", "video/mp4")]
    [InlineData("0000001C667479704D344120", "audio/mp4")]
    [InlineData("0000001C6674797068656963", "application/octet-stream")]
    [InlineData("1A45DFA39F4286810142F7810142F2810442F381084282847765626D", "video/webm")]
    [InlineData("1A45DFA3934282886D6174726F736B61", "application/octet-stream")]
    [InlineData("4D5A90000300", "application/octet-stream")]
    [InlineData("7F454C46", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    public void A_file_is_what_its_first_bytes_say(string hex, string type) =>
        FileKind.Of(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))).ShouldBe(type);

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("2026-11-22 error 500\r\n\tat Pay()")]
    [InlineData("\ufeffжурнал ошибок")]
    public void What_only_a_browser_would_run_is_text(string text) => FileKind.Of(Encoding.UTF8.GetBytes(text)).ShouldBe("text/plain");

    [Fact]
    public void Text_that_is_cut_within_a_letter_stays_text_and_what_is_no_letter_does_not()
    {
        var letters = Encoding.UTF8.GetBytes(new string('ж', FileKind.HeadLength));
        FileKind.Of(letters.AsSpan(1)).ShouldBe(FileKind.Unknown);
        FileKind.Of(letters.AsSpan(0, FileKind.HeadLength - 1)).ShouldBe("text/plain");
    }

    [Theory]
    [InlineData("image/svg+xml")]
    [InlineData("text/html")]
    [InlineData("text/plain")]
    [InlineData("application/pdf")]
    [InlineData("video/mp4")]
    [InlineData("IMAGE/PNG")]
    [InlineData("image/png; charset=x")]
    public void Nothing_that_can_run_or_link_is_shown_in_place(string type) => FileKind.IsShown(type).ShouldBeFalse();
}
