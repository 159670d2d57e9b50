"""The site for programs that read: Markdown twins of the articles, llms.txt, an MCP server."""
