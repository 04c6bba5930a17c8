namespace StaticGraph;

/// <summary>What a file is, whatever path, link or descriptor names it.</summary>
internal readonly record struct FileIdentity(long Device, long Inode);
