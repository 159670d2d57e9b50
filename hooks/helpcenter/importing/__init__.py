"""Articles of another help center, taken from the answers of its public API.

Shapes: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles and
https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/
"""
