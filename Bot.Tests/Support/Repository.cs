namespace SupportBot.Tests.Support;

/// <summary>The files of the repository, from wherever the tests were built to.</summary>
internal static class Repository
{
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, path))) return Path.Combine(folder.FullName, path);
        throw new FileNotFoundException("It lies in no folder above the tests.", path);
    }
}
