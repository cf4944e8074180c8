namespace ModelGen;

/// <summary>A file to download and what it has to be.</summary>
/// <param name="Name">Its name, on the server and in the cache.</param>
/// <param name="Folder">The address without the name; ends in a slash.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their SHA-256 in lower-case hexadecimal digits.</param>
internal sealed record RemoteFile(string Name, string Folder, long Length, string Sha256)
{
    /// <summary>The whole address.</summary>
    public Uri Address => new(Folder + Name);
}
