using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Desk.Safety;

namespace SupportBot.Tests.Desk;

public sealed class FaultTests
{
    [Theory]
    [InlineData("/admin/policies", "text/html; charset=utf-8")]
    [InlineData("/api/promise", "application/problem+json")]
    public async Task A_fault_of_ours_is_told_in_words_that_give_nothing_away(string path, string type)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Path = path;
        using var body = new MemoryStream();
        context.Response.Body = body;

        await Fault.TellAsync(context, _ => throw new FormatException("what a customer wrote"));

        (context.Response.StatusCode, context.Response.ContentType).ShouldBe((StatusCodes.Status500InternalServerError, type));
        var told = System.Text.Encoding.UTF8.GetString(body.ToArray());
        told.ShouldContain("Something went wrong on our side.");
        told.ShouldNotContain("what a customer wrote");
    }
}
