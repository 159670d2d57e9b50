"""The messengers that can stand behind "Fale com o suporte": table.yml, and what is made of it."""
