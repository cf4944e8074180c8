namespace ModelGen.Kernels;

/// <summary>A way to cut columns into panels.</summary>
internal interface IPanels
{
    /// <summary>Runs the action on panels that together cover the columns.</summary>
    static abstract void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction;
}
