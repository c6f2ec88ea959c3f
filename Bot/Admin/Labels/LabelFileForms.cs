using System.Text;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Storage.Labels;

namespace SupportBot.Admin.Labels;

/// <summary>What a file holds, before any of it is kept.</summary>
/// <param name="Content">The file itself, which is sent again when it is to be kept.</param>
internal sealed record LabelFilePreview(string Name, string Content, LabelFile File, ImportOutlook Outlook);

/// <summary>Takes labels in from a file, after a look at it, and gives them out.</summary>
internal sealed class LabelFileForms(IHttpContextAccessor http, LabelImport import, LabelExport export, LabelReview review, ActiveClassifier active)
{
    /// <summary>Bytes. More is taken in by the command.</summary>
    public const int Largest = 3 * 1024 * 1024;

    private const int Conflicts = 50;
    private const int LongestName = 100;

    private HttpContext Context => http.HttpContext!;

    private Agent By => Context.Features.Get<SignedInAgent>()!.Agent;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/preview", (IFormCollection form, LabelFileForms files) => files.PreviewAsync(form));
        group.MapPost("/import", (IFormCollection form, LabelFileForms files, CancellationToken ct) => files.ImportAsync(form, ct));
        group.MapPost("/export", (IFormCollection form, LabelFileForms files) => files.ExportAsync(form));
    }

    private async Task<IResult> PreviewAsync(IFormCollection form)
    {
        if (form.Files is not [var file] || file.Length == 0) return await ShowAsync(null, "Choose a file.");
        if (file.Length > Largest) return await ShowAsync(null, $"The file is larger than {Largest / 1024 / 1024} MB. Take it in with the command: labels import FILE.");
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await LookAsync(Path.GetFileName(file.FileName), await reader.ReadToEndAsync(Context.RequestAborted));
    }

    private async Task<IResult> LookAsync(string name, string content)
    {
        try
        {
            var file = LabelFile.Parse(content, name);
            return await ShowAsync(new LabelFilePreview(name, content, file, await import.LookAsync(file.Rows, By.Id)), null);
        }
        catch (ModelException problem)
        {
            return await ShowAsync(null, problem.Message);
        }
    }

    private async Task<IResult> ImportAsync(IFormCollection form, CancellationToken ct)
    {
        var (name, content) = (form["name"].ToString(), form["content"].ToString());
        if (name.Length is 0 or > LongestName) name = "a file";
        try
        {
            var file = LabelFile.Parse(content, name);
            if (file.Bad.Count > 0 && form["skip"] != "bad") return await LookAsync(name, content);
            await import.AddAsync(file.Rows, By, active.Current, name, progress: null, ct);
            return Results.Redirect($"{LabelView.Link(LabelList.Files)}&done=imported");
        }
        catch (ModelException problem)
        {
            return await ShowAsync(null, problem.Message);
        }
    }

    private async Task ExportAsync(IFormCollection form)
    {
        var format = form["format"] == "jsonl" ? LabelFormat.Jsonl : LabelFormat.Tsv;
        Context.Response.ContentType = format is LabelFormat.Jsonl ? "application/jsonl; charset=utf-8" : "text/tab-separated-values; charset=utf-8";
        Context.Response.Headers.ContentDisposition = $"attachment; filename=labels.{(format is LabelFormat.Jsonl ? "jsonl" : "tsv")}";
        await export.WriteAsync(Context.Response.Body, format, By.Login, Context.RequestAborted);
    }

    private async Task<IResult> ShowAsync(LabelFilePreview? preview, string? problem) => AdminView.Of(Context, AdminArea.Labels, problem)
        .Page(LabelsPage.Of(new LabelsModel(new LabelView(LabelList.Files, 0, null), await review.CountConflictsAsync(Conflicts)), LabelFiles.Of(preview)));
}
